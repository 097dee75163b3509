/** The height of rows that are not drawn. */
export function Gap({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className="gap">
      <td style={{ height }} />
    </tr>
  )
}
