window.CMS_MANUAL_INIT = true; // editor.js starts it, once it has the configuration
