// Validates messages from a frame field by field.

const MOST = 1e9;
const MOST_LETTERS_OF_TEXT = 1000;

const isAmount = (value) => value === +value && value >= 0 && value <= MOST;
const isText = (value) => typeof value === "string" && value.length <= MOST_LETTERS_OF_TEXT;
const isRecord = (value) =>
  value?.format === "sleep-count.run" && isText(value.mode) && Array.isArray(value.events);

// The fields of each type of message. `loading` and `stalled` are for the element and between embeds.
const TYPES = {
  loading: ["message"],
  ready: [],
  resize: ["height"],
  "run-start": ["mode"],
  "freeze-start": ["mode", "expectedMs"],
  "freeze-end": ["mode", "freezeMs"],
  "run-end": ["record"],
  error: ["message"],
  stalled: ["ms"],
};
// The fields that do not hold a number.
const CHECKS = { mode: isText, message: isText, record: isRecord };

export const isMessage = (data) =>
  data?.source === "sleep-count" && data.version === 1 && isText(data.type)
  && TYPES[data.type]?.every?.((field) => (CHECKS[field] ?? isAmount)(data[field]));
