// Marks the body before it is drawn, as the design system asks: scripts run here.
document.body.className +=
  " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
