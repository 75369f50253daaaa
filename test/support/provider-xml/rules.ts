import { isEmpty, newElement, type XmlElement } from './xml';

/** How one attribute of a resource becomes XML. */
export type Rule = (place: Place, value: unknown) => void;

export interface Place {
  /** What the object of the attribute has become so far. */
  readonly element: XmlElement;
  /** The attribute, for problems. */
  readonly path: string;
}

/** The rules of an object's attributes, in the order in which libvirtxml marshals them. */
export type Rules = Readonly<Record<string, Rule>>;

/** An attribute of the document that no rule says how to write, or whose value the provider would not take. */
export class UnknownAttribute extends Error {
  override readonly name = 'UnknownAttribute';

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
  }
}

export type Attributes = Readonly<Record<string, unknown>>;

/** Puts the attributes of `value` into `element` by `rules`; what is null counts as not there, as for Terraform. */
export function applyRules(rules: Rules, place: Place, value: unknown): void {
  const attributes = attributesOf(place.path, value);
  for (const name of Object.keys(attributes)) {
    if (!Object.hasOwn(rules, name)) throw new UnknownAttribute(`${place.path}.${name}`, 'no rule');
  }
  for (const [name, rule] of Object.entries(rules)) {
    const attribute = attributes[name];
    if (attribute === undefined || attribute === null) continue;
    rule({ element: place.element, path: `${place.path}.${name}` }, attribute);
  }
}

/** An XML attribute. Go leaves an empty string out (`omitempty`). */
export const attribute =
  (name: string): Rule =>
  ({ element, path }, value) => {
    const text = stringOf(path, value);
    if (text !== '') element.attributes.set(name, text);
  };

/** An XML attribute with a number. Go leaves 0 out (`omitempty`) unless libvirtxml holds the number by a pointer or always writes it. */
export const number =
  (name: string, zero: 'written' | 'left-out' = 'left-out'): Rule =>
  ({ element, path }, value) => {
    const digits = wholeNumberOf(path, value);
    if (digits !== '0' || zero === 'written') element.attributes.set(name, digits);
  };

/** A boolean that libvirt has as the words "yes" and "no". */
export const yesNo =
  (name: string): Rule =>
  ({ element, path }, value) =>
    element.attributes.set(name, booleanOf(path, value) ? 'yes' : 'no');

/** A boolean that libvirt has as an element that is there or not. */
export const flag =
  (name: string): Rule =>
  ({ element, path }, value) => {
    if (booleanOf(path, value)) element.children.push(newElement(name));
  };

/** A child with text, left out when it would be empty. */
export const textChild =
  (name: string): Rule =>
  ({ element, path }, value) => {
    const text = stringOf(path, value);
    if (text !== '') element.children.push({ ...newElement(name), text });
  };

/** A child with a number as text, left out when it is 0. */
export const numberChild =
  (name: string): Rule =>
  ({ element, path }, value) => {
    const text = wholeNumberOf(path, value);
    if (text !== '0') element.children.push({ ...newElement(name), text });
  };

/** The text of the object's own element. */
export const ownText: Rule = ({ element, path }, value) => {
  const text = stringOf(path, value);
  if (text !== '') element.text = text;
};

/** A child whose text and attributes stand side by side in the document (`memory`, `memory_unit`): here the text. */
export const flattened =
  (name: string, kind: 'number' | 'signed' | 'text' = 'number'): Rule =>
  ({ element, path }, value) => {
    const text = kind === 'text' ? stringOf(path, value) : wholeNumberOf(path, value, kind);
    element.children.push({ ...newElement(name), text });
  };

/** One attribute of a flattened child. The provider drops it silently when the text is not there, so that is refused here. */
export const flattenedAttribute =
  (child: string, rule: Rule): Rule =>
  ({ element, path }, value) => {
    const found = element.children.find(({ name }) => name === child);
    if (found === undefined)
      throw new UnknownAttribute(path, `the provider drops it, as <${child}> is not stated`);
    rule({ element: found, path }, value);
  };

export const child =
  (name: string, rules: Rules): Rule =>
  ({ element, path }, value) => {
    const made = newElement(name);
    applyRules(rules, { element: made, path }, value);
    element.children.push(made);
  };

/** One child for each item of a list, directly in the object's element. */
export const children =
  (name: string, rules: Rules): Rule =>
  ({ element, path }, value) => {
    if (!Array.isArray(value)) throw new UnknownAttribute(path, 'the provider wants a list');
    for (const [index, item] of value.entries()) {
      child(name, rules)({ element, path: `${path}[${index}]` }, item);
    }
  };

/** One variant of a union: the word for XML's `type`, and how its value is written. */
export interface Variant {
  readonly word: string;
  readonly rule: Rule;
}

/** A union whose kind is said by an attribute of the element that the union belongs to, such as a disk's by its source. */
export const kindOfOwner =
  (variants: Readonly<Record<string, Rule>>): Rule =>
  (place, value) => {
    const [kind, content] = onlyVariant(place.path, value);
    const rule = ownOf(variants, kind, place.path);
    place.element.attributes.set('type', kind);
    rule({ element: place.element, path: `${place.path}.${kind}` }, content);
  };

/** A union that is a child with an attribute that says its kind. */
export const kindOfChild =
  (name: string, kindAttribute: string, variants: Readonly<Record<string, Variant>>): Rule =>
  (place, value) => {
    const [kind, content] = onlyVariant(place.path, value);
    const { word, rule } = ownOf(variants, kind, place.path);
    const made = newElement(name);
    made.attributes.set(kindAttribute, word);
    rule({ element: made, path: `${place.path}.${kind}` }, content);
    place.element.children.push(made);
  };

/** A child that libvirtxml leaves out when there is nothing in it. */
export const childUnlessEmpty =
  (name: string, rules: Rules): Rule =>
  ({ element, path }, value) => {
    const made = newElement(name);
    applyRules(rules, { element: made, path }, value);
    if (!isEmpty(made)) element.children.push(made);
  };

/** The rules of an object for what is already its element. */
export const inside =
  (rules: Rules): Rule =>
  (place, value) =>
    applyRules(rules, place, value);

/** Said to libvirt by a call of its own, or kept by the provider for one, rather than in the XML. */
export const call: Rule = ({ path }, value) => {
  if (typeof value === 'object') throw new UnknownAttribute(path, 'no rule');
};

/** An object of such attributes. */
export const calls =
  (rules: Rules): Rule =>
  ({ path }, value) =>
    applyRules(rules, { element: newElement('calls'), path }, value);

function onlyVariant(path: string, value: unknown): readonly [kind: string, content: unknown] {
  const stated = Object.entries(attributesOf(path, value)).filter(([, content]) => content !== null);
  const [only, another] = stated;
  if (only === undefined) throw new UnknownAttribute(path, 'the provider wants one kind');
  // The provider would take the first of its own order and forget the others.
  if (another !== undefined) throw new UnknownAttribute(`${path}.${another[0]}`, `beside ${only[0]}`);
  return only;
}

function ownOf<Found>(table: Readonly<Record<string, Found>>, name: string, path: string): Found {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new UnknownAttribute(`${path}.${name}`, 'no rule');
  return found;
}

export function attributesOf(path: string, value: unknown): Attributes {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnknownAttribute(path, 'the provider wants an object');
  return value as Attributes;
}

export function stringOf(path: string, value: unknown): string {
  if (typeof value !== 'string') throw new UnknownAttribute(path, 'the provider wants a string');
  return value;
}

export function booleanOf(path: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new UnknownAttribute(path, 'the provider wants true or false');
  return value;
}

function wholeNumberOf(path: string, value: unknown, sign: 'number' | 'signed' = 'number'): string {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || (value < 0 && sign !== 'signed'))
    throw new UnknownAttribute(path, 'the provider wants a whole number');
  return String(value);
}
