/** What signs a package. The same text gives the same signature. */
export interface SigningKey {
  /** Detached signature, base64. */
  sign(content: string): string;
}

/** What checks the signature of a package. */
export interface CheckingKey {
  /** True only for a signature to the letter as it was made: no byte of it can change unseen. */
  fits(content: string, signature: string): boolean;
}
