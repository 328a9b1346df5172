import 'sm-crypto';

// Its types leave this one out.
declare module 'sm-crypto' {
  namespace sm2 {
    /** The uncompressed point of a private key, both hexadecimal. */
    function getPublicKeyFromPrivateKey(privateKey: string): string;
  }
}
