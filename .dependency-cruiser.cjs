/** Arrows point inward (docs/adr/001-layers.md). Each rule names the only folders a layer may import from. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
})

module.exports = {
  forbidden: [
    only('shared-knows-nobody', '^src/shared/', '^src/shared/'),
    only('domain-knows-shared', '^src/core/domain/', '^src/(shared|core/domain)/'),
    only('ports-know-domain', '^src/core/ports/', '^src/(shared|core/domain|core/ports)/'),
    only(
      'client-knows-ports',
      '^src/core/cloudreve/',
      '^src/(shared|core/domain|core/ports|core/cloudreve)/',
    ),
    only('store-knows-ports', '^src/core/store/', '^src/(shared|core/domain|core/ports|core/store)/'),
    only('core-knows-core', '^src/core/', '^src/(shared|core)/'),
    only('cli-knows-core', '^src/cli/', '^src/(shared|core|cli)/'),
    only('main-knows-core', '^src/main/(?!cli/)', '^src/(shared|core|main)/'),
    only('main-runs-the-command-line', '^src/main/cli/', '^src/(cli/on-process|main/cli)'),
    only('preload-knows-shared', '^src/preload/', '^src/(shared|preload)/'),
    only('renderer-knows-shared', '^src/renderer/', '^src/(shared|renderer)/'),
    {
      name: 'pages-are-sandboxed',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-and-services-use-ports',
      comment:
        'Node adapters are plugged in by core/compose.ts; only the local file adapters are reached from the engine.',
      severity: 'error',
      from: { path: '^src/core/(domain|ports|cloudreve|store)/' },
      to: { path: '^src/core/(node|engine|services)/' },
    },
    {
      name: 'no-electron-outside-main',
      severity: 'error',
      from: { path: '^src/(shared|core|cli)/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Schemas of IPC and the translator are the two places in shared that need a library.',
      severity: 'error',
      from: { path: '^src/(shared|core/domain)/', pathNot: '^src/shared/(ipc/schemas|i18n/translate)' },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
