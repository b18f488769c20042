// Starts Decap with the generated configuration and one format for each kind of record.
import { parse } from "./yaml/index.js";
import { recordFormat } from "./record_format.js";

// What Decap's Spanish lacks, or says in a way nobody here does.
const WORDS = {
  collection: { collectionTop: { newButton: "Nueva: %{collectionLabel}" } },
  editor: {
    editorControlPane: { widget: { regexPattern: "%{fieldLabel}: %{pattern}" } },
    editorWidgets: {
      list: { add: "Agregar %{item}", addType: "Agregar %{item}" },
      object: { expand: "Abrir", collapse: "Cerrar" },
    },
  },
};

const CMS = window.CMS;
const config = parse(await (await fetch("config.yml")).text(), { maxAliasCount: -1 });
for (const collection of config.collections) {
  for (const { format, fields } of collection.files ?? [collection]) {
    if (!CMS.getCustomFormats()[format]) CMS.registerCustomFormat(format, "yml", recordFormat(fields));
  }
}
CMS.registerLocale("es", merged(CMS.getLocale("es"), WORDS));
CMS.init({ config });

function merged(phrases = {}, own) {
  if (typeof own === "string") return own;
  const changed = Object.entries(own).map(([key, value]) => [key, merged(phrases[key], value)]);
  return { ...phrases, ...Object.fromEntries(changed) };
}
