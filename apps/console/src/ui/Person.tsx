interface Props {
  name: string
  /** Their number as a volunteer, or what stands in its place. */
  number: string | null
  /** Opens what is known of them. */
  onOpen?: () => void
}

/** Somebody in a table: the name, and the number that tells them from another of that name. */
export function Person({ name, number, onOpen }: Props) {
  return (
    <>
      {onOpen === undefined ? (
        <b>{name}</b>
      ) : (
        <button type="button" className="link-name" onClick={onOpen}>
          {name}
        </button>
      )}{' '}
      <span className="soft number">{number}</span>
    </>
  )
}
