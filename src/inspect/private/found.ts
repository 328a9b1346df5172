import type { PrivateNumber } from '../../model/facts.js';

/** A number or an account of a person, as it stands in a text. */
export interface FoundPrivate {
  readonly kind: PrivateNumber['kind'];
  /** As it stands in the text, blanks included. */
  readonly written: string;
  /** What may be shown of it. */
  readonly masked: string;
}

/** 330***********12; of a short one less is shown, never half of it. */
export function mask(secret: string): string {
  const [head, tail] = secret.length >= 11 ? [3, 2] : secret.length >= 8 ? [1, 1] : secret.length > 1 ? [1, 0] : [0, 0];
  return `${secret.slice(0, head)}${'*'.repeat(secret.length - head - tail)}${tail > 0 ? secret.slice(-tail) : ''}`;
}

/** Letters, figures and signs of full width in half width, each in its place: what is found in one stands at the same place in the other. */
export function inHalfWidth(text: string): string {
  return text.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0]/gu, ' ');
}
