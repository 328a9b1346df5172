import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as PdfLib from 'pdf-lib';

/**
 * pdf-lib as the one file it ships beside its two hundred modules, which take four times as long to load, in every thread
 * anew. What `import 'pdf-lib'` gives are other classes than these.
 */
const require = createRequire(import.meta.url);
const lib = require(join(dirname(require.resolve('pdf-lib')), '../dist/pdf-lib.js')) as typeof PdfLib;

export const {
  CustomFontSubsetEmbedder, PDFArray, PDFBool, PDFCatalog, PDFContext, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNull, PDFNumber, PDFObject,
  PDFObjectCopier, PDFObjectParser, PDFPage, PDFPageLeaf, PDFPageTree, PDFRawStream, PDFRef, PDFStream, PDFString, PDFWriter,
} = lib;
export const decodePDFRawStream: typeof PdfLib.decodePDFRawStream = lib.decodePDFRawStream;

export type CustomFontSubsetEmbedder = PdfLib.CustomFontSubsetEmbedder;
export type PDFArray = PdfLib.PDFArray;
export type PDFContext = PdfLib.PDFContext;
export type PDFDict = PdfLib.PDFDict;
export type PDFDocument = PdfLib.PDFDocument;
export type PDFHexString = PdfLib.PDFHexString;
export type PDFName = PdfLib.PDFName;
export type PDFNumber = PdfLib.PDFNumber;
export type PDFObject = PdfLib.PDFObject;
export type PDFObjectCopier = PdfLib.PDFObjectCopier;
export type PDFPage = PdfLib.PDFPage;
export type PDFPageLeaf = PdfLib.PDFPageLeaf;
export type PDFRawStream = PdfLib.PDFRawStream;
export type PDFRef = PdfLib.PDFRef;
export type PDFStream = PdfLib.PDFStream;
export type PDFString = PdfLib.PDFString;
