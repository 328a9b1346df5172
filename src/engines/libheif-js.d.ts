declare module 'libheif-js/libheif-wasm/libheif-bundle.js' {
  const makeLibheif: (options: { print: (text: string) => void; printErr: (text: string) => void }) => import('./heif.js').Libheif;
  export default makeLibheif;
}
