declare module 'miniprogram-compiler' {
  /** WeChat's own template compiler: the package's WXML as one script. */
  export function wxmlToJs(root: string): string
  export function wxssToJs(root: string): string
}
