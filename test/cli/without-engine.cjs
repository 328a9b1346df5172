'use strict';
// Loaded before the program: a machine on which nobody installed the engine.
const Module = require('node:module');
const find = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  if (/^(onnxruntime-|@gutenye\/)/.test(request)) throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
  return find.call(this, request, ...rest);
};
