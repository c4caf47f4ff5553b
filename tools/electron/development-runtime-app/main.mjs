// Lies at resources/app of the development runtime and makes `electron [-r file] [flags] <app> [args]`
// work as with the electron command. An ES module on purpose: Electron holds back `ready` until its
// import ends, so an app's top-level code runs before it.
import { app } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const preloads = [];
let target;
for (let index = 1; index < process.argv.length && target === undefined; index += 1) {
  const argument = process.argv[index];
  if (argument === '-r' || argument === '--require') preloads.push(process.argv[(index += 1)]);
  else if (!argument.startsWith('-')) target = path.resolve(argument);
}

const load = async () => {
  const description = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
  const name = description.productName ?? description.name;
  app.setName(name);
  app.setVersion(description.version);
  app.setAppPath(target);
  // Only without the switch: setting the path would undo it.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), name));
  }
  process.defaultApp = true;
  const require = createRequire(import.meta.url);
  for (const preload of preloads) require(path.resolve(preload));
  await import(pathToFileURL(path.join(target, description.main)).href);
};

if (target === undefined) {
  console.error('development runtime: say which app to start');
  app.exit(2);
} else {
  await load().catch((error) => {
    console.error('development runtime: the app did not load:', error);
    app.exit(1);
  });
}
