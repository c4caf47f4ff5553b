// Imported first by every tool: says plainly when this Node is too old, before something else fails
// obscurely. On Linux x64 npm scripts run on the Node that tools/dev-node brings, whatever is installed.
const OLDEST = [22, 14];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `This needs Node ${OLDEST.join('.')} or later and was started with ${process.versions.node}. ` +
      'On Linux x64 run it through npm (`npm start`, `npm test`, `npm exec muniment`), which brings its own; ' +
      'elsewhere install Node 24.\n',
  );
  process.exit(1);
}
