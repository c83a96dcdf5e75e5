//! Names of people who don't exist, in many scripts, each with how it is
//! written in an email address.

use rand::Rng;
use rand::seq::IndexedRandom;

/// As it is written, and in plain Latin letters.
type Name = (&'static str, &'static str);

struct Culture {
    /// The language of the site that such a person chose.
    language: &'static str,
    family_first: bool,
    /// Whether the bundled fonts can print it on a certificate.
    printable: bool,
    given: &'static [Name],
    family: &'static [Name],
}

/// Somebody's name.
pub(super) struct DemoName {
    pub name: String,
    /// `sofia.rossi`
    pub address: String,
    pub language: &'static str,
}

/// Draws a name; `printable`: one that a certificate can bear.
pub(super) fn draw(random: &mut impl Rng, printable: bool) -> DemoName {
    loop {
        let culture = &CULTURES[random.random_range(0..CULTURES.len())];
        if printable && !culture.printable {
            continue;
        }
        let (Some(given), Some(family)) =
            (culture.given.choose(random), culture.family.choose(random))
        else {
            continue;
        };
        let name = if culture.family_first {
            format!("{} {}", family.0, given.0)
        } else {
            format!("{} {}", given.0, family.0)
        };
        return DemoName {
            name,
            address: format!("{}.{}", given.1, family.1),
            language: culture.language,
        };
    }
}

const CULTURES: &[Culture] = &[
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("Grace", "grace"),
            ("Marcus", "marcus"),
            ("Eleanor", "eleanor"),
            ("Devon", "devon"),
            ("Ruth", "ruth"),
            ("Samuel", "samuel"),
            ("Imogen", "imogen"),
            ("Caleb", "caleb"),
        ],
        family: &[
            ("Whitfield", "whitfield"),
            ("Okafor", "okafor"),
            ("Bennett", "bennett"),
            ("O’Malley", "omalley"),
            ("Fairchild", "fairchild"),
            ("Reyes", "reyes"),
            ("Lindqvist", "lindqvist"),
            ("Abernathy", "abernathy"),
        ],
    },
    Culture {
        language: "es",
        family_first: false,
        printable: true,
        given: &[
            ("María José", "mariajose"),
            ("Íñigo", "inigo"),
            ("Lucía", "lucia"),
            ("Andrés", "andres"),
            ("Ximena", "ximena"),
            ("Joaquín", "joaquin"),
            ("Begoña", "begona"),
            ("Raúl", "raul"),
        ],
        family: &[
            ("Fernández Ibáñez", "fernandez"),
            ("Muñoz Peña", "munoz"),
            ("Castillo Vega", "castillo"),
            ("Quispe Mamani", "quispe"),
            ("Ordóñez", "ordonez"),
            ("Güell", "guell"),
            ("Rentería", "renteria"),
            ("Núñez Cáceres", "nunez"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("João", "joao"),
            ("Conceição", "conceicao"),
            ("Thaís", "thais"),
            ("Estêvão", "estevao"),
            ("Inês", "ines"),
            ("Luís", "luis"),
        ],
        family: &[
            ("Gonçalves", "goncalves"),
            ("Magalhães", "magalhaes"),
            ("da Assunção", "assuncao"),
            ("Simões", "simoes"),
            ("Araújo", "araujo"),
            ("Brandão", "brandao"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("Zoë", "zoe"),
            ("Jürgen", "juergen"),
            ("Friederike", "friederike"),
            ("Björn", "bjoern"),
            ("Anneliese", "anneliese"),
            ("Götz", "goetz"),
        ],
        family: &[
            ("Müller-Lüdenscheidt", "mueller"),
            ("Groß", "gross"),
            ("Schäfer", "schaefer"),
            ("Weiß", "weiss"),
            ("Königsberger", "koenigsberger"),
            ("Vogt", "vogt"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("Łukasz", "lukasz"),
            ("Agnieszka", "agnieszka"),
            ("Jiří", "jiri"),
            ("Světlana", "svetlana"),
            ("Božena", "bozena"),
            ("Krzysztof", "krzysztof"),
        ],
        family: &[
            ("Żółciński", "zolcinski"),
            ("Świątek", "swiatek"),
            ("Dvořák", "dvorak"),
            ("Příhoda", "prihoda"),
            ("Wiśniewski", "wisniewski"),
            ("Černý", "cerny"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("Þórdís", "thordis"),
            ("Søren", "soren"),
            ("Åsa", "asa"),
            ("Aino", "aino"),
            ("Øystein", "oystein"),
            ("Guðrún", "gudrun"),
        ],
        family: &[
            ("Ævarsdóttir", "aevarsdottir"),
            ("Kjær", "kjaer"),
            ("Ångström", "angstrom"),
            ("Mäkelä", "makela"),
            ("Bjørnstad", "bjornstad"),
            ("Sigurðardóttir", "sigurdardottir"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("İbrahim", "ibrahim"),
            ("Gülşen", "gulsen"),
            ("Çağla", "cagla"),
            ("Oğuz", "oguz"),
            ("Ayşe", "ayse"),
            ("Işıl", "isil"),
        ],
        family: &[
            ("Çağlayangil", "caglayangil"),
            ("Yıldırım", "yildirim"),
            ("Özgür", "ozgur"),
            ("Şahin", "sahin"),
            ("Doğan", "dogan"),
            ("Güneş", "gunes"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("Ṣọlá", "sola"),
            ("Adébáyọ̀", "adebayo"),
            ("Ngozi", "ngozi"),
            ("Kwabena", "kwabena"),
            ("Wanjirũ", "wanjiru"),
            ("Tendai", "tendai"),
        ],
        family: &[
            ("Adéwálé", "adewale"),
            ("Ọlátúnjí", "olatunji"),
            ("Nwosu", "nwosu"),
            ("Mensah", "mensah"),
            ("Kariũki", "kariuki"),
            ("Moyo", "moyo"),
        ],
    },
    Culture {
        language: "en",
        family_first: true,
        printable: true,
        given: &[
            ("Thị Ánh", "anh"),
            ("Hữu Phước", "phuoc"),
            ("Ngọc Trâm", "tram"),
            ("Quốc Bảo", "bao"),
            ("Thu Hường", "huong"),
            ("Đức Thịnh", "thinh"),
        ],
        family: &[
            ("Nguyễn", "nguyen"),
            ("Trần", "tran"),
            ("Lê", "le"),
            ("Phạm", "pham"),
            ("Đỗ", "do"),
            ("Vũ", "vu"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("Αλέξανδρος", "alexandros"),
            ("Ελένη", "eleni"),
            ("Γεώργιος", "georgios"),
            ("Χρυσάνθη", "chrysanthi"),
            ("Δημήτρης", "dimitris"),
            ("Αικατερίνη", "aikaterini"),
        ],
        family: &[
            ("Παπαδόπουλος", "papadopoulos"),
            ("Οικονόμου", "oikonomou"),
            ("Κωνσταντινίδης", "konstantinidis"),
            ("Βασιλείου", "vasileiou"),
            ("Αγγελόπουλος", "angelopoulos"),
            ("Μαυρίδης", "mavridis"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("Екатерина", "ekaterina"),
            ("Олексій", "oleksii"),
            ("Соломія", "solomiia"),
            ("Дмитрий", "dmitri"),
            ("Юлія", "yuliia"),
            ("Наталья", "natalia"),
        ],
        family: &[
            ("Шевченко", "shevchenko"),
            ("Ковальчук", "kovalchuk"),
            ("Ґудзь", "gudz"),
            ("Мельник", "melnyk"),
            ("Ткаченко", "tkachenko"),
            ("Бондаренко", "bondarenko"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("محمد", "mohammed"),
            ("فاطمة", "fatima"),
            ("ليلى", "layla"),
            ("يوسف", "yusuf"),
            ("نور", "nour"),
            ("عبد الرحمن", "abdulrahman"),
        ],
        family: &[
            ("الخوارزمي", "alkhwarizmi"),
            ("حداد", "haddad"),
            ("المصري", "almasri"),
            ("بن سالم", "bensalem"),
            ("الزهراني", "alzahrani"),
            ("خوري", "khoury"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("שרה", "sarah"),
            ("יונתן", "yonatan"),
            ("נועה", "noa"),
            ("איתמר", "itamar"),
            ("תמר", "tamar"),
            ("אביגיל", "avigail"),
        ],
        family: &[
            ("כהן", "cohen"),
            ("לוי", "levi"),
            ("מזרחי", "mizrahi"),
            ("בן־דוד", "bendavid"),
            ("פרידמן", "friedman"),
            ("אשכנזי", "ashkenazi"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("अनुष्का", "anushka"),
            ("राजेश", "rajesh"),
            ("प्रिया", "priya"),
            ("विक्रम", "vikram"),
            ("मीनाक्षी", "meenakshi"),
            ("सुनीता", "sunita"),
        ],
        family: &[
            ("श्रीवास्तव", "shrivastava"),
            ("शर्मा", "sharma"),
            ("त्रिपाठी", "tripathi"),
            ("देशपांडे", "deshpande"),
            ("मिश्र", "mishra"),
            ("जोशी", "joshi"),
        ],
    },
    Culture {
        language: "en",
        family_first: false,
        printable: true,
        given: &[
            ("ณัฐวุฒิ", "nattawut"),
            ("สุดารัตน์", "sudarat"),
            ("พิมพ์ชนก", "pimchanok"),
            ("กิตติศักดิ์", "kittisak"),
            ("อรุณี", "arunee"),
            ("ธนพล", "thanapol"),
        ],
        family: &[
            ("แสงสว่าง", "saengsawang"),
            ("ศรีสุข", "srisuk"),
            ("วงศ์ใหญ่", "wongyai"),
            ("บุญมี", "bunmee"),
            ("ทองคำ", "thongkham"),
            ("เจริญผล", "charoenphon"),
        ],
    },
    Culture {
        language: "en",
        family_first: true,
        printable: false,
        given: &[
            ("さくら", "sakura"),
            ("健太", "kenta"),
            ("美咲", "misaki"),
            ("大輔", "daisuke"),
            ("民秀", "minsu"),
            ("晓雯", "xiaowen"),
        ],
        family: &[
            ("佐藤", "sato"),
            ("高橋", "takahashi"),
            ("渡辺", "watanabe"),
            ("山口", "yamaguchi"),
            ("欧阳", "ouyang"),
            ("陈", "chen"),
        ],
    },
    Culture {
        language: "en",
        family_first: true,
        printable: false,
        given: &[
            ("서연", "seoyeon"),
            ("민준", "minjun"),
            ("지우", "jiwoo"),
            ("하은", "haeun"),
        ],
        family: &[("김", "kim"), ("이", "lee"), ("박", "park"), ("최", "choi")],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_plain_and_no_name_is_without_its_letters() {
        for culture in CULTURES {
            for (name, address) in culture.given.iter().chain(culture.family) {
                assert!(!name.trim().is_empty());
                assert!(address.bytes().all(|b| b.is_ascii_lowercase()), "{address}");
            }
        }
    }
}
