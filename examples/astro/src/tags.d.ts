// What a template may write on the tags of this site.
declare namespace astroHTML.JSX {
  interface DefinedIntrinsicElements {
    'ess-agenda': HTMLAttributes & { view?: 'list' | 'day'; 'heading-level'?: number }
    'ess-vote': HTMLAttributes & { principle?: string; 'heading-level'?: number }
  }
}
