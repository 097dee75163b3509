/** Sheets are the builder's: TypeScript only knows that they are there. */
declare module '*.scss'
