// Forms that a bot opens: text inputs in rows, and everything that a label can hold.

import { act } from "./act.js";
import { KIND, SELECTS } from "./component.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { followUp } from "./answer.js";
import { markdown } from "./markdown.js";
import { picker } from "./picker.js";
import { defaultsOf, optionsOf, placeholderOf } from "./select.js";
import { size } from "./attachment.js";

const PARAGRAPH = 2;
let count = 0;

/** Opens a form that answers the interaction `id`. */
export function openForm(id, form, where) {
  const parts = (form.components ?? []).map(drawPart);
  const fields = parts.map((part) => part.field).filter(Boolean);
  openDialog(form.title, (dialog) => {
    const problem = h("p", { class: "form-problem", role: "alert" });
    const send = h("button", { type: "submit", class: "button primary" }, "Submit");
    const submit = async (event) => {
      event.preventDefault();
      const wrong = fields.map((field) => field.check()).find(Boolean);
      if (wrong) return;
      send.disabled = true;
      const values = Object.fromEntries(fields.map((field) => [field.id, field.value()]).filter(([, value]) => value !== undefined));
      const files = fields.flatMap((field) => field.files?.() ?? []);
      const answer = await act({ do: "submit", form: id, fields: values }, files);
      send.disabled = false;
      if (answer.outcome === "refused" || answer.outcome === "failed") {
        problem.textContent = answer.outcome === "failed" ? "Something went wrong. Try again." : answer.reason;
        return;
      }
      dialog.close();
      followUp(answer, where);
    };
    return h("form", { class: "form", novalidate: true, on: { submit } },
      h("div", { class: "form-fields" }, parts.map((part) => part.element)),
      problem,
      h("footer", { class: "dialog-foot" }, h("button", { type: "button", class: "button quiet", on: { click: () => dialog.close() } }, "Cancel"), send));
  }, { class: "dialog form-dialog" }).querySelector(".form-fields :is(input, textarea, .picker)")?.focus();
}

function drawPart(part) {
  if (part.type === KIND.text) return { element: h("div", { class: "text-display" }, markdown(part.content)) };
  if (part.type === KIND.row) {
    const input = part.components?.[0] ?? {};
    return labelled(input.label ?? "", null, input);
  }
  if (part.type === KIND.label) return labelled(part.label, part.description, part.component ?? {});
  return { element: h("p", { class: "unknown" }, `A part of type ${part.type}, which this page cannot draw yet.`) };
}

/** A field with its label, description, and what is wrong with it. */
function labelled(label, description, part) {
  const id = `field-${++count}`;
  const isRequired = part.required !== false && part.type !== KIND.checkbox;
  const problem = h("p", { class: "field-problem", id: `${id}-problem` });
  const { control, value, wrong, files } = fieldOf(part, id, label, isRequired);
  const check = () => {
    const text = wrong();
    problem.textContent = text ?? "";
    control.classList.toggle("invalid", Boolean(text));
    if (text) (control.matches("input, textarea, button") ? control : control.querySelector("input, button"))?.focus();
    return text;
  };
  const isGroup = [KIND.radios, KIND.checkboxes].includes(part.type);
  const words = [label, isRequired && h("span", { class: "required", "aria-label": "required" }, " *")];
  const element = h(isGroup ? "fieldset" : "div", { class: "field" },
    isGroup ? h("legend", {}, words) : h("label", { for: id }, words),
    description && h("p", { class: "field-description" }, description), control, problem);
  return { element, field: { id: part.custom_id, value, check, files } };
}

function fieldOf(part, id, label, isRequired) {
  if (SELECTS.includes(part.type)) return selectField(part, label, isRequired);
  switch (part.type) {
    case KIND.upload: return uploadField(part, id, isRequired);
    case KIND.radios: return choiceField(part, id, "radio", isRequired);
    case KIND.checkboxes: return choiceField(part, id, "checkbox", isRequired);
    case KIND.checkbox: {
      const control = h("input", { type: "checkbox", id, checked: Boolean(part.default) });
      return { control, value: () => control.checked, wrong: () => null };
    }
    default: return textField(part, id, isRequired);
  }
}

function textField(part, id, isRequired) {
  const isLong = part.style === PARAGRAPH;
  const control = h(isLong ? "textarea" : "input", {
    id, class: "input", placeholder: part.placeholder ?? "", maxlength: String(part.max_length ?? 4000),
    rows: isLong ? "4" : null, type: isLong ? null : "text", autocomplete: "off", "aria-describedby": `${id}-problem`,
  });
  control.value = part.value ?? "";
  const wrong = () => {
    const length = [...control.value].length;
    if (isRequired && length === 0) return "This field is required.";
    if (length > 0 && length < (part.min_length ?? 0)) return `Write at least ${part.min_length} characters.`;
    return null;
  };
  return { control, value: () => control.value, wrong };
}

function selectField(part, label, isRequired) {
  let values = defaultsOf(part);
  const least = isRequired ? part.min_values ?? 1 : 0;
  const control = picker({
    options: optionsOf(part), placeholder: placeholderOf(part), label, least, most: part.max_values ?? 1, picked: values,
    onDone: (picked) => (values = picked),
  });
  return { control, value: () => (values.length ? values : undefined), wrong: () => (values.length < least ? "Pick something." : null) };
}

function choiceField(part, id, type, isRequired) {
  const inputs = (part.options ?? []).map((option) => ({ option, input: h("input", { type, name: id, value: option.value, checked: Boolean(option.default) }) }));
  const control = h("div", { class: "choices", id }, inputs.map(({ option, input }) =>
    h("label", { class: "choice" }, input, h("span", {}, option.label, option.description && h("small", {}, option.description)))));
  const picked = () => inputs.filter(({ input }) => input.checked).map(({ option }) => option.value);
  const least = part.min_values ?? (isRequired ? 1 : 0);
  const most = type === "radio" ? 1 : part.max_values ?? inputs.length;
  const wrong = () => {
    const number = picked().length;
    if (number < least) return least === 1 ? "Pick one." : `Pick at least ${least}.`;
    return number > most ? `Pick at most ${most}.` : null;
  };
  return { control, value: () => (picked().length ? picked() : undefined), wrong };
}

function uploadField(part, id, isRequired) {
  const most = part.max_values ?? 1;
  const least = isRequired ? part.min_values ?? 1 : 0;
  const control = h("input", { type: "file", id, class: "input", multiple: most > 1 });
  const chosen = () => [...control.files];
  const wrong = () => {
    if (chosen().length < least) return least === 1 ? "Choose a file." : `Choose at least ${least} files.`;
    if (chosen().length > most) return `Choose at most ${most}.`;
    const large = chosen().find((file) => file.size > 10 * 1024 * 1024);
    return large ? `${large.name} has ${size(large.size)}; 10 MB is the most.` : null;
  };
  return { control, value: () => undefined, wrong, files: () => chosen().map((file) => [part.custom_id, file]) };
}
