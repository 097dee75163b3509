import './node-version.mjs'

// Loaded only now: an old Node would stumble over its syntax before it could be told so.
void import('./run-storm.mjs').then(({ runStorm }) => runStorm())
