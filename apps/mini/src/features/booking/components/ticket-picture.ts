import type { Booking } from '@yunxuan/contract'
import { sayBefore, sayDate, sayPlace, sayWeekday } from '@yunxuan/domain'
import qrcode from 'qrcode-generator'
import { saySpan } from '../../../words/when.ts'

const width = 750
const margin = 56
const inner = width - margin * 2
const colours = {
  paper: '#f7f3ee',
  card: '#ffffff',
  ink: '#1f1a17',
  second: '#5b524c',
  brand: '#b3202a',
  line: '#e8e1da',
}
const family = '"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif'

/** A line of the picture: what is written, how large, and the room above it. */
interface Line {
  text: string
  size: number
  above: number
  colour?: string
  isBold?: boolean
}

/**
 * Draws what somebody needs who comes for it: when, where, what to bring, and the code. Names stay out: a picture is
 * handed on.
 */
export function drawTicket(booking: Booking): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws nothing')
  const lines = linesOf(booking).flatMap(line => wrapped(pen, line))
  const qrSide = 300
  const textHeight = lines.reduce((sum, line) => sum + line.above + line.size * 1.35, 0)
  canvas.width = width
  canvas.height = Math.ceil(margin * 3.6 + textHeight + qrSide + 130)
  pen.fillStyle = colours.paper
  pen.fillRect(0, 0, width, canvas.height)
  pen.fillStyle = colours.card
  roundedCard(pen, canvas.height)
  let top = margin * 1.6
  for (const { text, size, above, colour = colours.ink, isBold = false } of lines) {
    top += above
    pen.font = fontOf(size, isBold)
    pen.fillStyle = colour
    pen.textBaseline = 'top'
    pen.fillText(text, margin, top)
    top += size * 1.35
  }
  drawCode(pen, booking, { top: top + 36, side: qrSide })
  return canvas
}

function linesOf({ slot }: Booking): Line[] {
  // A picture is looked at on other days as well: never 明天.
  const at = new Date(slot.startsAt)
  const day = `${sayDate(at)} ${sayWeekday(at)}`
  const time = saySpan(slot.startsAt, slot.endsAt)
    .replaceAll('\u2060', '')
    .slice(day.length + 1)
  const { brand, second } = colours
  const before = sayBefore(slot)
  return [
    { text: slot.title, size: 40, above: 0, isBold: true },
    { text: day, size: 68, above: 26, isBold: true, colour: brand },
    { text: time, size: 52, above: 2, isBold: true, colour: brand },
    { text: '到这里', size: 28, above: 34, colour: second },
    { text: sayPlace(slot.location.name, slot.room), size: 44, above: 2, isBold: true },
    { text: slot.location.address === slot.location.name ? '' : slot.location.address, size: 36, above: 2 },
    ...(before.length === 0 ? [] : [{ text: '来之前', size: 28, above: 30, colour: second }]),
    ...before.map(text => ({ text, size: 40, above: 2, isBold: true })),
    { text: `有事打 ${slot.phone}`, size: 34, above: 30 },
  ].filter(({ text }) => text !== '')
}

const fontOf = (size: number, isBold: boolean) => `${isBold ? '600 ' : ''}${size}px ${family}`

/** Chinese breaks between any two letters. */
function wrapped(pen: CanvasRenderingContext2D, line: Line): Line[] {
  pen.font = fontOf(line.size, line.isBold === true)
  const rows: string[] = ['']
  for (const letter of line.text) {
    const longer = (rows.at(-1) ?? '') + letter
    if (pen.measureText(longer).width <= inner) rows[rows.length - 1] = longer
    else rows.push(letter)
  }
  return rows.map((text, index) => ({ ...line, text, above: index === 0 ? line.above : 0 }))
}

function roundedCard(pen: CanvasRenderingContext2D, height: number): void {
  const [left, top, right, bottom, r] = [24, 24, width - 24, height - 24, 28]
  pen.beginPath()
  pen.moveTo(left + r, top)
  pen.arcTo(right, top, right, bottom, r)
  pen.arcTo(right, bottom, left, bottom, r)
  pen.arcTo(left, bottom, left, top, r)
  pen.arcTo(left, top, right, top, r)
  pen.closePath()
  pen.fill()
}

/** The code to scan with its six figures below, both black on white. */
function drawCode(
  pen: CanvasRenderingContext2D,
  { id, code }: Booking,
  { top, side }: { top: number; side: number },
): void {
  const qr = qrcode(0, 'M')
  qr.addData(`yunxuan:booking:${id}`, 'Byte')
  qr.make()
  const count = qr.getModuleCount()
  const cell = Math.floor(side / count)
  const left = Math.round((width - cell * count) / 2)
  pen.fillStyle = '#000'
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (qr.isDark(row, column)) pen.fillRect(left + column * cell, top + row * cell, cell, cell)
    }
  }
  pen.textAlign = 'center'
  pen.font = fontOf(64, true)
  pen.fillText(`${code.slice(0, 3)} ${code.slice(3)}`, width / 2, top + cell * count + 24)
  pen.font = fontOf(28, false)
  pen.fillStyle = colours.second
  pen.fillText('到了给工作人员看这个码', width / 2, top + cell * count + 106)
}
