import java.io.FileInputStream;
import java.io.InputStream;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Runs veraPDF's PDF/A-3b and PDF/UA-1 profiles; one line for each file and profile. */
public final class VeraCheck {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        String[][] profiles = {{"3b", "PDFA-3B.xml"}, {"ua1", "PDFUA-1.xml"}};
        for (String[] names : profiles) {
            ValidationProfile profile;
            try (InputStream in = VeraCheck.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + names[1])) {
                profile = Profiles.profileFromXml(in);
            }
            for (String file : files) {
                System.out.println(names[0] + "\t" + file + "\t" + check(file, names[0], profile));
            }
        }
    }

    private static String check(String file, String flavour, ValidationProfile profile) throws Exception {
        try (InputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.fromString(flavour));
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            TreeSet<String> failed = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    failed.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber());
                }
            }
            return result.isCompliant() ? "pass" : "fail " + failed;
        }
    }
}
