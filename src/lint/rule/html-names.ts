const names = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** Elements of HTML that stand alone. */
export const VOID_ELEMENTS = names(
  "area base br col embed hr img input link meta param source track wbr",
);

/** Elements of HTML whose end may be left out. */
export const OPEN_ELEMENTS = names(
  "body colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr",
);

/** Elements of HTML and of drawings that have an end. */
export const CLOSED_ELEMENTS = names(
  `a abbr acronym address article aside audio b bdi bdo big blockquote button canvas caption center cite code data
   datalist del details dfn dialog div dl em fieldset figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5
   h6 header hgroup i iframe ins kbd label legend main map mark math menu meter nav nobr noscript object ol output
   picture pre progress q ruby s samp script search section select slot small span strike strong style sub summary sup
   svg table template text textarea time title tt u ul var video path rect circle`,
);
