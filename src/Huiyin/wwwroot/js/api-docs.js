// The readable page of the interface, drawn by Swagger UI from our own document.
const load = (address) =>
  new Promise((done, failed) => {
    if (globalThis.SwaggerUIBundle) return done();
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });

async function show() {
  const place = document.getElementById("api-docs");
  if (!place || place.childElementCount > 1) return;
  await load(place.dataset.script);
  globalThis.SwaggerUIBundle({
    url: place.dataset.document, domNode: place, deepLinking: false, docExpansion: "list", defaultModelsExpandDepth: 0,
    tryItOutEnabled: false, validatorUrl: null, presets: [globalThis.SwaggerUIBundle.presets.apis], layout: "BaseLayout",
  });
}
document.addEventListener("turbo:load", show);
show();
