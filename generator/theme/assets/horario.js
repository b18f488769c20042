// «abierto ahora» beside timetables. Hours are those of Lima, whatever the device's clock says.
// data-hours: lunes=08:00-16:45;sabado=08:00-13:00;domingo=   (no entry: unknown, empty: closed)
const DAYS = { Mon: "lunes", Tue: "martes", Wed: "miercoles", Thu: "jueves", Fri: "viernes", Sat: "sabado", Sun: "domingo" };

export function isOpen(hours, now = new Date()) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", { timeZone: "America/Lima", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const time = `${parts.hour}:${parts.minute}`;
  const today = hours.split(";").find((day) => day.startsWith(`${DAYS[parts.weekday]}=`));
  if (today === undefined) return null;
  const spans = today.split("=")[1].split(",").filter(Boolean);
  return spans.some((span) => {
    const [opens, closes] = span.split("-");
    return opens <= time && time < closes;
  });
}

export function showOpenNow(root = document) {
  for (const el of root.querySelectorAll("[data-hours]")) {
    const open = isOpen(el.dataset.hours);
    if (open === null) continue;
    const badge = document.createElement("span");
    badge.className = `sello ${open ? "ok" : "duda"}`;
    badge.textContent = open ? "en horario de atención" : "fuera de horario";
    (el.matches("[data-now]") ? el : el.querySelector("summary") ?? el).append(" ", badge);
  }
}

if (document.querySelector("[data-center]")) showOpenNow();
