"""Answers kept for repeated requests: stored in the transaction that they tell of, removed in time."""

import json
from datetime import datetime

from sqlalchemy import delete, insert, select

from app.domain.answers import Answer, Repeat
from app.store.desk_tables import ANSWERS
from app.store.engine import Session


def read_answer(session: Session, key_id: str, repeat_key: str) -> tuple[str, Answer] | None:
    """The digest of the request that came with this idempotency key, and its answer."""
    statement = select(ANSWERS).where(
        ANSWERS.c.key_id == key_id, ANSWERS.c.repeat_key == repeat_key
    )
    row = session.connection().execute(statement).first()
    return row and (row.digest, Answer(row.status, json.loads(row.headers), row.body))


def keep_answer(
    session: Session, key_id: str, repeat: Repeat, answer: Answer, at: datetime
) -> None:
    """Keep an answer for when the request comes again."""
    row = {
        "key_id": key_id,
        "repeat_key": repeat.key,
        "digest": repeat.digest,
        "at": at,
        "status": answer.status,
        "headers": json.dumps(dict(answer.headers)),
        "body": answer.body,
    }
    session.connection().execute(insert(ANSWERS), row)


def forget_answers(session: Session, before: datetime) -> None:
    """Remove the answers given before an instant."""
    session.connection().execute(delete(ANSWERS).where(ANSWERS.c.at < before))
