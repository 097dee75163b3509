const floors = require('./apps/api/floors.json')

const test = '[.](test|e2e)[.]tsx?$'
const features = '^apps/api/src/features/'

/** A feature needs what lies on lower floors and nothing of its own: so no two ever need each other. */
const floorRules = floors.map((floor, at) => ({
  name: 'features-need-lower-floors',
  comment: 'What two features share lies below both, or the lower one declares a port; apps/api/floors.json.',
  severity: 'error',
  from: { path: `${features}(${floor.join('|')})/`, pathNot: test },
  to: { path: `${features}(${floors.slice(at).flat().join('|')})/`, pathNot: `${features}$1/` },
}))

/** The arrows of docs/ARCHITECTURE.md; `npm run arrows` draws nothing, it only refuses. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolves',
      severity: 'error',
      comment: 'An import that leads nowhere hides from every other rule.',
      from: {},
      // Written by the phone app's build.
      to: { couldNotResolve: true, pathNot: 'tokens[.]css$' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules get data and now; even holidays are handed to them.',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: test },
      to: { pathNot: ['^packages/domain/src/'] },
    },
    {
      name: 'contract-knows-domain-and-typebox',
      comment: 'The wire is described by the domain’s words and TypeBox, nothing else.',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: test },
      to: { pathNot: ['^packages/(contract|domain)/src/', 'node_modules/typebox/', '^typebox(/|$)'] },
    },
    {
      name: 'tokens-stand-alone',
      severity: 'error',
      comment: 'Colours and sizes are plain values.',
      from: { path: '^packages/tokens/src/', pathNot: test },
      to: { pathNot: '^packages/tokens/src/' },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      comment: 'Packages lie below the apps.',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-know-no-other-app',
      comment: 'Apps meet on the wire.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'clients-get-types-only',
      comment: 'No schema runtime reaches a phone: from contract a client takes types, and its small client.',
      severity: 'error',
      from: { path: '^apps/(mini|console)/src/', pathNot: test },
      to: {
        path: '^packages/contract/src/',
        pathNot: '^packages/contract/src/client[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'client-is-small',
      comment: 'The client of the phone is a few hundred bytes: it imports types only.',
      severity: 'error',
      from: { path: '^packages/contract/src/client[.]ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    ...floorRules,
    {
      name: 'platform-knows-no-feature',
      comment: 'The platform lies below them all; deps.ts names the types of what app.ts makes once.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: ['^apps/api/src/platform/deps[.]ts$', test] },
      to: { path: features },
    },
    {
      name: 'routes-know-no-table',
      comment: 'A route binds and presents; SQL is the store’s.',
      severity: 'error',
      from: { path: '^apps/api/src/features/.+[.]routes[.]ts$' },
      to: { path: ['[.]table[.]ts$', '(^|node_modules/)(drizzle-orm|pg)(/|$)'] },
    },
    {
      name: 'the-wire-is-the-routes',
      comment: 'Below a route there is no request, status or reply: a service takes data and returns it.',
      severity: 'error',
      from: { path: features, pathNot: ['[.]routes[.]ts$', test] },
      to: { path: ['(^|node_modules/)@?fastify(/|$)', '^apps/api/src/platform/serve[.]ts$'] },
    },
    {
      name: 'sql-is-the-stores',
      comment: 'drizzle and pg are known to stores, tables, the platform and the demo’s loader.',
      severity: 'error',
      from: {
        path: '^apps/api/src/',
        pathNot: ['[.](store|table)[.]ts$', '^apps/api/src/(platform|demo)/', test],
      },
      to: { path: '(^|node_modules/)(drizzle-orm|pg)(/|$)' },
    },
    {
      name: 'packages-have-one-door',
      comment: 'What a package shows, its index shows; a file inside it is nobody else’s.',
      severity: 'error',
      from: { path: '^apps/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot: ['^packages/[^/]+/src/index[.]ts$', '^packages/contract/src/client[.]ts$'],
      },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      comment: 'Tests know the product, never the other way round.',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: test },
      to: { path: [test, '/node_modules/(vitest|fast-check)/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|migrations)/' },
    // Types count: `import type` from a table is as much an arrow as a value.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
}
