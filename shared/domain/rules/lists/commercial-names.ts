/** Words that stand in search keywords and shop names and not in the names of people; small letters without accents. */
export const COMMERCIAL_NAME_WORDS: ReadonlySet<string> = new Set(
  (
    'flight flights airport airline tickets loans motorcycle tyres solar roofing wedding photographer photography catering clinic dental implants surgery hair extensions mattress mattresses furnitures carpet carpets garage ' +
    'running trainers sneakers perfume perfumes jewelry jewellery ring rings sofa kitchens windows doors gutters hvac heating ' +
    'cheap cheapest buy discount sale sales online free download casino casinos poker slots betting bet loan loans credit ' +
    'mortgage insurance seo backlinks marketing services service company agency agence hosting website websites webdesign ' +
    'viagra cialis levitra pharmacy pills diet supplements keto cbd vape escort escorts massage dating sex porn xxx replica ' +
    'watches handbags jerseys outlet shoes boutique shop store price prices review reviews best top10 essay essays writing ' +
    'repair plumber plumbing locksmith roofing movers cleaning lawyer attorney dentist tutorial coupon coupons promo crypto ' +
    'bitcoin forex trading investment solutions software app apps apk mod hack hacks generator followers likes wholesale ' +
    'supplier manufacturer factory machine furniture travel tours hotels rental rentals limo taxi visa wholesale ' +
    'plombier serrurier voyance voyant voyante marabout rencontre rencontres gratuit gratuite pas-cher achat acheter vente ' +
    'credit pret prets assurance mutuelle devis depannage demenagement referencement formation rachat immobilier location ' +
    'comparateur avis boutique livraison soldes promotion sexe escorte libertin casino'
  ).split(' '),
);
