// Runs on any Node: says in one line what to do where the project's own Node 24 is missing.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Popp Console needs Node 24, which "npm ci" brings as a package; this is Node ${process.versions.node}. Run "npm ci" in this folder, then use "npm start" or "npm test".\n`,
  );
  process.exit(1);
}
