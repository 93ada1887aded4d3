/**
 * Capitals and large cities after which no zone is named, each with the zone whose clock it lives by.
 *
 * Cities: capitals of the members of the United Nations and, from the agglomerations of over a million people in its World
 * Urbanization Prospects (2018), those that applicants are most likely to name, with usual other spellings. Zones: zone.tab
 * of the IANA database. A name that is as well known in another zone (Birmingham, Victoria) is left out. Each line: zone,
 * country by its two letters, cities. The test holds each zone against the country's.
 */
const lines = `
Africa/Abidjan CI Yamoussoukro
Africa/Accra GH Kumasi
Africa/Blantyre MW Lilongwe
Africa/Bujumbura BI Gitega
Africa/Cairo EG Alexandria, Giza
Africa/Casablanca MA Rabat, Fez, Marrakesh, Marrakech
Africa/Dar_es_Salaam TZ Dodoma
Africa/Douala CM Yaoundé
Africa/Johannesburg ZA Cape Town, Pretoria, Durban
Africa/Lagos NG Abuja, Kano, Ibadan, Port Harcourt, Benin City, Kaduna
Africa/Lubumbashi CD Mbuji-Mayi
Africa/Nairobi KE Mombasa, Kisumu
Africa/Ndjamena TD N’Djamena
Africa/Porto-Novo BJ Cotonou
America/Argentina/Buenos_Aires AR Rosario
America/Barbados BB Bridgetown
America/Belize BZ Belmopan
America/Bogota CO Medellín, Cali, Barranquilla
America/Caracas VE Maracaibo
America/Chicago US Dallas, Houston, Minneapolis, San Antonio, St Louis, Austin, Kansas City, Milwaukee, New Orleans, Nashville
America/Costa_Rica CR San José
America/Dominica DM Roseau
America/El_Salvador SV San Salvador
America/Guatemala GT Guatemala City
America/Guayaquil EC Quito
America/Guyana GY Georgetown
America/Jamaica JM Kingston
America/La_Paz BO Santa Cruz de la Sierra, Cochabamba, Sucre
America/Los_Angeles US San Francisco, Seattle, San Diego, Las Vegas, Sacramento, Oakland
America/Mexico_City MX Guadalajara, Puebla, Toluca
America/New_York US Washington, Washington DC, Boston, Philadelphia, Atlanta, Miami, Baltimore, Pittsburgh, Cleveland, Charlotte, Orlando, Tampa
America/Panama PA Panama City
America/Sao_Paulo BR Rio de Janeiro, Brasília, Belo Horizonte, Porto Alegre, Curitiba, Campinas, Goiânia
America/St_Kitts KN Basseterre
America/St_Lucia LC Castries
America/St_Vincent VC Kingstown
America/Tegucigalpa HN San Pedro Sula
America/Toronto CA Ottawa, Montréal, Québec
Antarctica/DumontDUrville AQ Dumont d’Urville
Asia/Aden YE Sana’a
Asia/Almaty KZ Astana
Asia/Bahrain BH Manama
Asia/Bangkok TH Chiang Mai
Asia/Brunei BN Bandar Seri Begawan
Asia/Dhaka BD Chittagong, Chattogram
Asia/Dubai AE Abu Dhabi, Sharjah
Asia/Hebron PS Ramallah
Asia/Ho_Chi_Minh VN Hanoi, Hà Nội, Ho Chi Minh City, Da Nang, Huế
Asia/Jakarta ID Bandung, Surabaya, Bekasi, Medan, Semarang, Yogyakarta
Asia/Jerusalem IL Tel Aviv, Haifa
Asia/Karachi PK Islamabad, Lahore, Rawalpindi, Faisalabad, Peshawar
Asia/Kolkata IN Mumbai, Bombay, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Madras, Hyderabad, Ahmedabad, Pune, Surat, Jaipur, Lucknow, Kanpur, Nagpur, Kochi, Kozhikode, Patna, Indore
Asia/Kuala_Lumpur MY Johor Bahru, Penang
Asia/Kuwait KW Kuwait City
Asia/Manila PH Quezon City, Davao, Cebu
Asia/Qatar QA Doha
Asia/Riyadh SA Jeddah, Mecca, Medina
Asia/Seoul KR Busan, Incheon, Daegu
Asia/Shanghai CN Beijing, Peking, Guangzhou, Shenzhen, Tianjin, Chengdu, Nanjing, Wuhan, Xi’an, Hangzhou, Dongguan, Shenyang, Suzhou, Qingdao, Foshan, Dalian, Changsha, Kunming, Zhengzhou, Jinan
Asia/Tehran IR Mashhad, Isfahan, Shiraz
Asia/Tokyo JP Osaka, Nagoya, Kyoto, Fukuoka, Sapporo, Yokohama, Hiroshima
Asia/Yangon MM Naypyidaw, Mandalay
Atlantic/Cape_Verde CV Praia
Australia/Sydney AU Canberra
Europe/Amsterdam NL Rotterdam, The Hague, Utrecht
Europe/Berlin DE Frankfurt, Munich, München, Hamburg, Cologne, Köln, Bonn, Heidelberg
Europe/Brussels BE Antwerp, Ghent, Leuven
Europe/Istanbul TR Ankara, Izmir, Bursa
Europe/Kyiv UA Kharkiv, Odesa, Lviv
Europe/Lisbon PT Porto
Europe/London GB Edinburgh, Glasgow, Manchester, Leeds, Cardiff, Liverpool, Oxford, Bristol
Europe/Madrid ES Barcelona, Seville
Europe/Malta MT Valletta
Europe/Moscow RU Saint Petersburg, St Petersburg
Europe/Paris FR Lyon, Marseille, Toulouse, Lille
Europe/Rome IT Milan, Naples, Turin, Bologna, Florence
Europe/Tirane AL Tirana
Europe/Warsaw PL Kraków, Gdańsk
Europe/Zurich CH Geneva, Genève, Bern, Basel, Lausanne
Indian/Comoro KM Moroni
Indian/Maldives MV Malé
Indian/Mauritius MU Port Louis
Pacific/Auckland NZ Wellington, Christchurch
Pacific/Efate VU Port Vila
Pacific/Fiji FJ Suva
Pacific/Guadalcanal SB Honiara
Pacific/Palau PW Ngerulmud
Pacific/Tongatapu TO Nuku’alofa
`;

export type City = { readonly name: string; readonly zone: string; readonly country: string };

/** In the order of the list. */
export const cities: readonly City[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [, zone = '', country = '', names = ''] = /^(\S+) (\S+) (.+)$/.exec(line) ?? [];
    return names.split(', ').map((name): City => ({ name, zone, country }));
  });
