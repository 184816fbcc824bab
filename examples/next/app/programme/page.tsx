import { connection } from 'next/server'
import { Agenda } from './Agenda'

export default async function Programme() {
  // Rendered by the server at each visit, where the other page is rendered once, by the build.
  await connection()
  return (
    <>
      <h1>Le programme</h1>
      <p>Les ateliers du séminaire, et les places qui restent.</p>
      <Agenda />
    </>
  )
}
