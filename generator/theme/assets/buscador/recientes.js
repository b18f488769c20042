// Recent searches: kept on this device only, and erased when the person says so.
const KEY = "mac.busquedas";
const MOST = 6;

export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function remember(query) {
  const text = query.trim();
  if (text.length < 2 || text.length > 120) return;
  const others = recent().filter((old) => old.toLowerCase() !== text.toLowerCase());
  store([text, ...others].slice(0, MOST));
}

export const forget = () => store(null);

// One search only: what nobody who looks at this phone next should read.
export function drop(query) {
  const text = query.trim().toLowerCase();
  const others = recent().filter((old) => old.toLowerCase() !== text);
  store(others.length ? others : null);
}

function store(value) {
  try {
    if (value) localStorage.setItem(KEY, JSON.stringify(value));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is off or full: searching goes on without it.
  }
}
