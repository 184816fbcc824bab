import { Vote } from './Vote'

export default function Page() {
  return (
    <>
      <h1>Que partageons-nous&#8239;?</h1>
      <p>
        Notre association prend part au séminaire de l’économie sociale et solidaire. Dites ce que vous pensez de chaque
        principe&nbsp;: votre vote compte avec ceux du séminaire.
      </p>
      <Vote />
    </>
  )
}
