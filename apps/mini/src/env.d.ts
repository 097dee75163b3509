declare namespace NodeJS {
  interface ProcessEnv {
    readonly TARO_ENV: 'h5' | 'weapp'
    /** Base URL of the API for the phone's mini-program, set when it is built. */
    readonly TARO_APP_API: string
    /** The version of the wire that this app was built with. */
    readonly WIRE: string
  }
}

declare module '*.scss'
