import isEmail from 'validator/lib/isEmail';
import { inspect } from 'node:util';

const HIDDEN = '[hidden]';

/** Characters without a width, and those that only steer others: they make another address of what looks the same. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\s/gu;

/** An address in the one spelling in which addresses are compared: compatible characters alike, nothing unseen, small letters. */
export function addressSpelling(address: string): string {
  return address.normalize('NFKC').replace(UNSEEN, '').toLowerCase();
}

/**
 * An author's e-mail address, which the form promises not to publish. Printing it in any of the ways an object ends up
 * in an answer, a log line or an error gives `[hidden]`; only `reveal()` tells it, so every use can be searched for.
 */
export class HiddenEmail {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** The address itself. For sealing, pseudonyms and rules; never for anything that leaves the process in clear. */
  reveal(): string {
    return this.#address;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}

/** Whether a text is an e-mail address. */
export function isEmailAddress(text: string): boolean {
  return isEmail(text);
}
