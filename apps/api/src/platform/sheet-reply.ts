import { FileReply } from './serve.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Returns the reply that is a spreadsheet, once that is made. */
export async function sheetReply(made: Promise<{ content: Buffer; fileName: string }>): Promise<FileReply> {
  const { content, fileName } = await made
  return new FileReply(content, xlsxType, { fileName })
}
