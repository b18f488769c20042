// Loaded by every page, after it can be read. Pages work without it.
document.documentElement.classList.replace("no-js", "js");
