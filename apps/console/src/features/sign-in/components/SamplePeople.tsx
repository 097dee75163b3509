import type { DemoPerson } from '@yunxuan/contract'
import { useStreets } from '../../../shell/street.queries.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { useSampleSignIn } from '../sign-in.queries.ts'

/** The demo's people by street; one press signs in. */
export function SamplePeople({ people }: { people: readonly DemoPerson[] }) {
  const streets = useStreets()
  const signIn = useSampleSignIn()
  const named = (streets.data?.items ?? []).filter(street =>
    people.some(person => person.streetId === street.id),
  )
  return (
    <section className="panel" aria-labelledby="samples">
      <h2 id="samples">演示：选一位同事</h2>
      <p className="soft">这些人都是虚构的，随便选一位就能进去试。</p>
      <Failed error={signIn.error} />
      {named.map(street => (
        <div key={street.id} className="people-group">
          <h3 id={`street-${street.id}`}>
            {street.name}
            <span className="soft">
              {street.city}
              {street.district}
            </span>
          </h3>
          <ul className="people" aria-labelledby={`street-${street.id}`}>
            {people
              .filter(person => person.streetId === street.id)
              .map(person => (
                <li key={person.id}>
                  <button
                    type="button"
                    className="person"
                    disabled={signIn.isPending}
                    onClick={() => signIn.mutate(person)}
                  >
                    <strong>{person.name}</strong>
                    <span>{person.intro}</span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
