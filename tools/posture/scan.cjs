// Runs Electronegativity over one folder and prints what it found as JSON. It asks the network for its
// translations and for Electron's list of releases; here every such question is refused at once, so that
// the answer is the same everywhere.
'use strict';

const Module = require('node:module');

const load = Module._load;
Module._load = function refuseNetwork(request, ...rest) {
  if (request !== 'got') return load.call(this, request, ...rest);
  return () => Promise.reject(new Error('no network'));
};

const [folder, version] = process.argv.slice(2);
const log = console.log;
console.log = () => undefined;

const run = require('@doyensec/electronegativity/dist/runner.js');
run({ input: folder, electronVersionOverride: version, isRelative: true, isVerbose: false }).then(
  ({ globalChecks, atomicChecks, errors, issues }) => {
    log(
      JSON.stringify({
        checks: globalChecks + atomicChecks,
        errors: errors.map(({ file, message, tolerable }) => ({ file, message, tolerable })),
        issues: issues.map(({ id, file, location, severity, confidence }) => ({
          id,
          file,
          line: location.line,
          severity: severity.name,
          confidence: confidence.name,
        })),
      }),
    );
  },
  (error) => {
    console.error(error.stack);
    process.exitCode = 1;
  },
);
