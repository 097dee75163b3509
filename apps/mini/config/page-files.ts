import type { Compiler } from 'webpack'

/** Writes page-files.json: the scripts that each page needs beside the app's own, which index.html asks for at once. */
export class PageFiles {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('page-files', compilation => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT
      compilation.hooks.processAssets.tap({ name: 'page-files', stage }, () => {
        const files: Record<string, string[]> = {}
        for (const group of compilation.chunkGroups) {
          const scripts = group.getFiles().filter(file => file.endsWith('.js'))
          for (const { request } of group.origins) {
            const page = /(?:^|\/)((?:tabs|features\/\w+\/pages)\/[\w-]+)(?:\.tsx)?$/.exec(request)?.[1]
            if (page !== undefined) files[page] = scripts
          }
        }
        compilation.emitAsset(
          'page-files.json',
          new compiler.webpack.sources.RawSource(JSON.stringify(files)),
        )
      })
    })
  }
}
