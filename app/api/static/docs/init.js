"use strict";

// Swagger UI switches to its dark colours by this class; the reader's system says when.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const followSystem = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followSystem);
followSystem();

// Swagger UI leaves some parts unnamed for a screen reader, or out of the keyboard's reach. What a
// part's own properties cannot say is said on its elements, after each drawing.
const inRegion = (label) => (Original, { React }) => (properties) =>
  React.createElement("section", { "aria-label": label }, React.createElement(Original, properties));

const underHeading = (heading) => (Original, { React }) => (properties) =>
  React.createElement(
    React.Fragment,
    null,
    React.createElement("h2", { className: "operations-heading" }, heading),
    React.createElement(Original, properties),
  );

const labelled = (label) => (Original, { React }) => (properties) =>
  React.createElement(Original, { "aria-label": label, ...properties });

const adjusted = (adjust) => (Original, { React }) => (properties) =>
  React.createElement(
    "div",
    { className: "adjusted", ref: (element) => element && adjust(element) },
    React.createElement(Original, properties),
  );

const nameAfterParameter = (element) => {
  const name = element.closest("[data-param-name]")?.dataset.paramName;
  if (!name) return;
  for (const field of element.querySelectorAll("input, select")) field.setAttribute("aria-label", name);
};

const nameExamples = (element) => {
  element.querySelector("select")?.setAttribute("aria-label", "Examples");
};

const letKeyboardScroll = (element) => {
  for (const block of element.querySelectorAll("pre")) block.tabIndex = 0;
};

const nameClosing = (element) => {
  element.querySelector(".close-modal")?.setAttribute("aria-label", "Close");
};

const plainerForAll = () => ({
  wrapComponents: {
    InfoContainer: inRegion("About this API"),
    AuthorizeBtnContainer: inRegion("Authorization"),
    operations: underHeading("Operations"),
    authorizationPopup: adjusted(nameClosing),
    TextArea: labelled("Request body"),
    JsonSchemaForm: adjusted(nameAfterParameter),
    ExamplesSelect: adjusted(nameExamples),
    HighlightCode: adjusted(letKeyboardScroll),
    curl: adjusted(letKeyboardScroll),
  },
});

window.ui = SwaggerUIBundle({
  // Relative, so that the page also works where a proxy serves it below a path.
  url: "openapi.json",
  dom_id: "#swagger-ui",
  layout: "BaseLayout",
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [plainerForAll],
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
  docExpansion: "list",
  defaultModelRendering: "example",
  defaultModelExpandDepth: 2,
  defaultModelsExpandDepth: 0,
  showExtensions: false,
});
