// Nothing newer than Node 12 understands may stand in this file: it is what tells an old Node that it is too old.
var version = process.versions.node.split('.').map(Number)
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(`Node ${process.versions.node} is too old: install Node 24 (https://nodejs.org)`)
  process.exit(1)
}
