import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'

/** A weapp package as the browser runtime takes it. */
export interface EaselPackage {
  app: { pages: string[]; window?: { navigationBarTitleText?: string } }
  json: Record<string, Record<string, unknown>>
  components: string[]
  scripts: Record<string, string>
}

/** WeChat's own elements, as far as our screens use them. */
const builtIns: Record<string, string> = {
  input:
    '<input class="wx-field" type="{{type}}" value="{{value}}" placeholder="{{placeholder}}" aria-label="{{ariaLabel}}"/>',
  textarea:
    '<textarea class="wx-field" value="{{value}}" placeholder="{{placeholder}}" aria-label="{{ariaLabel}}"/>',
  image: '<img src="{{src}}" style="width:100%;height:100%"/>',
}

/** Compiles a built package for glass-easel, WeChat's open framework, and returns it as two scripts and a sheet. */
export function easelPackage(root: string): { script: string; css: string } {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
  const named = (extension: string) => files.filter(file => file.endsWith(extension))
  const group = new TmplGroup()
  for (const file of named('.wxs')) group.addScript(file.replace(/\.wxs$/, ''), read(file))
  for (const file of named('.wxml')) group.addTmpl(file.replace(/\.wxml$/, ''), forEasel(read(file)))
  for (const [name, template] of Object.entries(builtIns)) group.addTmpl(`built-in/${name}`, template)

  const json = named('.json').filter(file => !/^(app|project\.config|theme)\.json$/.test(file))
  const pack: EaselPackage = {
    app: JSON.parse(read('app.json')),
    json: Object.fromEntries(json.map(file => [file.replace(/\.json$/, ''), JSON.parse(read(file))])),
    components: named('.wxml')
      .map(file => file.replace(/\.wxml$/, ''))
      .filter(name => files.includes(`${name}.json`)),
    scripts: Object.fromEntries(named('.js').map(file => [file, read(file)])),
  }
  return {
    script: `window.easelPackage=${JSON.stringify(pack)};window.easelTemplates=${group.getTmplGenObjectGroups()};`,
    css: named('.wxss').map(read).map(forBrowser).join('\n'),
  }
}

/** Elements get a prefix, so that they never meet the browser's own; events get the colon that easel reads. */
function forEasel(wxml: string): string {
  return wxml
    .replace(/<(\/?)(?!template|import|include|wxs|block|slot|comp\b|custom-wrapper)([a-z-]+)/g, '<$1wx-$2')
    .replace(/\s(capture-)?(bind|catch)(?=[a-z])/g, ' $1$2:')
}

function forBrowser(wxss: string): string {
  return wxss.replace(/@import[^;]+;/g, '').replace(/(^|[}{\s,;])page(?=[\s{,])/g, '$1.wx-page')
}
