// The readable page of the interface, drawn by Swagger UI from our own document.
async function show() {
  const place = document.getElementById("api-docs");
  if (!place || place.childElementCount > 1) return;
  await import(place.dataset.script);
  globalThis.SwaggerUIBundle({
    url: place.dataset.document, domNode: place, deepLinking: false, docExpansion: "list", defaultModelsExpandDepth: 0,
    tryItOutEnabled: false, validatorUrl: null, presets: [globalThis.SwaggerUIBundle.presets.apis], layout: "BaseLayout",
  });
}
document.addEventListener("turbo:load", show);
show();
