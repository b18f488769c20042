// What a question asks for, and the words around it that say nothing about which trámite is meant.

// Phrases in the spelling of `words`, by what the result should show first.
const ASKS = {
  cost: ["cuanto cuesta", "cuanto cuestan", "cuanto sale", "cuanto vale", "cuanto es", "cuanto esta", "cuanto se paga", "cuanto pago",
    "cuanto cobran", "cuanto debo pagar", "que precio tiene", "precio", "costo", "tarifa"],
  places: ["donde", "a donde", "adonde", "en que lugar", "en que centro", "que centro", "donde queda", "lugar", "horario", "horarios", "a que hora", "hasta que hora", "hora de atencion",
    "atienden los", "atienden el", "atienden en", "atienden hoy", "que dias atienden", "que dias", "oficina", "oficinas", "sede", "agencia", "sucursal", "abren", "abre", "abierto", "cierran", "sabado", "sabados", "domingo", "domingos", "feriado", "feriados"],
  requirements: ["requisitos", "requisito", "que papeles", "que documentos", "que necesito", "que se necesita", "que piden", "que me piden",
    "que debo llevar", "que tengo que llevar", "que llevo", "que hay que llevar"],
  time: ["cuanto demora", "cuanto tarda", "cuanto tiempo dura", "cuanto tiempo demora", "cuanto tiempo tarda", "en cuantos dias", "cuanto dura", "en cuanto tiempo", "cuando sale", "cuando me dan", "cuantos dias"],
  appointment: ["cita para", "sacar cita", "reservar cita", "necesito cita", "hay que sacar cita", "con cita", "cita"],
};

// Words of asking, wanting, having and linking. They tell no trámite from another.
const FILLER = new Set((
  "a al algo alguien alguna algun ahi ahora aqui asi aun aunque bien cada como con cual cuales cualquier cuando cuanta cuantas cuanto " +
  "cuantos de debe debo deben del desde donde durante e el ella ellos en entonces entre era es esa ese eso esta estan estar este esto " +
  "estos estoy fue ha hace hacer hacerlo hago hasta hay he hola iba ir la las le les lo los llevo llevar mas me mi mis mio mia mucho muy necesita " +
  "necesito nesecito nesesito neceseto nada ni no nos nuestra nuestro o obtener otra otro para paraque pero por porque porfavor favor gracias " +
  "puede pueden puedo pues que quien quiere quiero quisiera saber sacar saco se sea ser si sirve sobre solo son soy su sus tambien tan " +
  "tener tengo tenia te tiene tienen toda todavia todo tu tramitar tramite tramites un una unas uno unos va van voy y ya yo realizar realizo " +
  "hice hizo quien dan dar den dieron dos tres hoy dia dias dame doy informacion info informarme ayuda ayudame peru peruano peruana mac centro k q x d m xq pq xfa pa pal tb tbn " +
  "xa xk pe pes ps t dnd bn toy buenas buenos buen tarde tardes noche noches senor senora senorita joven amigo amiga disculpe disculpa disculpen consulta consultar " +
  "pregunta preguntar oye oiga mire mira google usted ustedes saludos porfis queria queremos deseo desea gustaria podria podemos podra tenemos estaba estuve estamos " +
  "sera seria habia haber han has hemos aca alla ya ayer anoche manana semana pasada pasado recien dijo dijeron dice dicen dicho diga digan tanto siempre nunca casi tampoco " +
  "saque saca sacan sacando sacaron consigo conseguir averiguar averiguo tramito tramitando solicito paso pasa quedo anda ando acabo acabo tuve tienes hacen haciendo fui voyme " +
  "todos todas barrio zona duda dudas preguntas explicar explicame expliquen entiendo entender sigo sigue siguen figura figuro figurando aparece aparezco resulta parece toca tocaba " +
  "orienten orientarme obtengo junta averiguando recomiendan cualquiera " +
  "cuesta cuestan vale demora demoran tarda tardan dura " +
  "the of my to for how where what when who get need want have can is are and or in with your i we it please help " +
  "mejor mismo misma vez veces cosa cosas vivo vive llego llega urgente rapido verdad digame necesitamos quieren quieras estas esos esas aquel aquella nomas sino ver"
).split(" "));

// Words that stand for nothing when other words do: they may still name a trámite.
const WEAK = new Set("mac centro centros tramite tramites sacar informacion ayuda no hacer llevar obtener peruano peruana solo saber otra otro cuanto cuando".split(" "));

const AGED = new Set("tengo tiene tienen cumpli cumplio cumple cumplo cumplir edad".split(" "));
const ABOUT = new Set("mis ya como casi unos solo los apenas".split(" "));
const ADULT = 18;
const ELDER = 65; // from which there are pensions without contributions

// What the records call somebody of the age that stands at this place: «tengo 15», «mi hija tiene 8 años». Of adults nothing.
export function ageGroup(words, at) {
  const years = /^\d{1,3}$/.test(words[at]) ? Number(words[at]) : NaN;
  const before = ABOUT.has(words[at - 1]) ? at - 2 : at - 1;
  const said = AGED.has(words[before]) && (words[at + 1] === "anos" || years > 9);
  return said && years < ADULT ? "menor edad" : said && years >= ELDER && years < 110 ? "adulto mayor" : null;
}

export const fillers = (chosen) => [...FILLER].filter(chosen);
// Whose it is that is asked for.
const FAMILY = new Set("hijo hija hijos hijas mama papa padre madre padres esposo esposa marido mujer abuelo abuela hermano hermana nieto nieta familia familiar tio tia sobrino sobrina suegra suegro".split(" "));
export const isFamily = (word) => FAMILY.has(word);
export const isFiller = (word) => FILLER.has(word);
export const isWeak = (word) => WEAK.has(word);

// Somebody says that they, or somebody near, mean to die: no trámite answers that, least of all those of a death.
const DANGER = new RegExp(`\\b(?:${[
  "quiero morir(?:me)?", "(?:me quiero|me voy a|quisiera|deseo|ganas de|se quiere|se va a) (?:morir|matar|suicidar)(?:me)?", "(?:quiero|voy a|pienso|quisiera) (?:matar|suicidar|ahorcar)me",
  "quiere (?:morir|matar|suicidar)se", "(?:quitarme|quitarse) la vida", "acabar con mi vida", "(?:no quiero|no quiere|sin ganas de|no tengo ganas de) (?:seguir )?(?:vivir|viviendo)",
  "want to die", "kill myself",
].join("|")})\\b`);
export const inDanger = (words) => DANGER.test(words.join(" "));

// The first question asked, and the positions of its words.
export function asked(words) {
  const text = ` ${words.join(" ")} `;
  const used = new Set();
  let what = null;
  for (const [kind, phrases] of Object.entries(ASKS)) {
    for (const phrase of phrases) {
      const at = text.indexOf(` ${phrase} `);
      if (at < 0) continue;
      what ??= kind;
      if (kind === "appointment") continue;
      const first = text.slice(0, at).split(" ").filter(Boolean).length;
      phrase.split(" ").forEach((_, i) => used.add(first + i));
    }
  }
  return { what, used };
}
