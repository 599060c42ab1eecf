using Larmor.Cli;
using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Workbench.Conversion;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.Cli;

/// <summary>What <c>larmor convert</c> says.</summary>
public class ConvertedConventions
{
    private static readonly string[] Mumax3 =
        ["Msat=8e5", "alpha=0.1", "Pol=0.4", "Lambda=2", "EpsilonPrime=0.02", "FixedLayer=0,0,1", "FixedLayerPosition=FIXEDLAYER_BOTTOM", "FreeLayerThickness=2e-9", "J=vector(0, 0, -1e11)", "Ku1=5e5", "anisU=0,0,1"];

    [Fact]
    public void Parameters_of_mumax3_become_lines_of_a_device_file_with_both_equations()
    {
        string text = Said(["convert", "--from", "mumax3", .. Mumax3]);
        foreach (string part in (string[])["saturation-magnetization: 800000 A/m", "damping: 0.1", "polarization: 0.80000002", "lambda: 2", "fixed layer before it, magnetization: +x", "axis: +x", "-100000000000 A/m^2",
            "mumax3 solves", "Larmor solves (Gilbert form", "GammaLL = 1.7595E+11", "0.32/(1 + 0.6 c)", "Eq. (24)", "(y, z, x) of Larmor"])
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
        // aJ at right angles: ħ/(|e| Ms d) J · Pol Λ²/(Λ² + 1) = 6.5821197e-16 · 1e11/(8e5 · 2e-9) · 0.32 T; J < 0 from the bottom pulls towards p.
        Assert.Contains("aJ = 0.0131642395", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mumax3")]
    [InlineData("oommf")]
    [InlineData("cmtj-stt")]
    public void What_was_translated_to_Larmor_by_hand_says_the_same_in_the_other_program(string other)
    {
        string[] words = ["saturation-magnetization=800 kA/m", "damping=0.05", "thickness=2 nm", "polarization=0.6", "lambda=1.5", "current-density=-1e11 A/m^2", "towards=+z", "constant=20 kJ/m^3", "axis=z"];
        ConventionTranslation there = ConventionTranslation.Of("larmor", other, words);
        string text = string.Join('\n', there.Lines);
        Assert.Contains(other == "oommf" ? "mp { 0 1 0 }" : other == "mumax3" ? "FixedLayer = vector(0, 1, 0)" : "setReferenceLayer: CVector(0, 1, 0)", text, StringComparison.Ordinal);
        Assert.Contains(other == "oommf" ? "J 100000000000" : other == "mumax3" ? "J = vector(0, 0, -100000000000)" : "setCurrentDriver: 100000000000", text, StringComparison.Ordinal);
        Assert.Contains(other == "oommf" ? "Lambda 1.5" : other == "mumax3" ? "Lambda = 1.5" : "SlonczewskiSpacerLayerParameter=1.5", text, StringComparison.Ordinal);
        if (other == "cmtj-stt") Assert.Contains("beta=0.05", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mumax3", "alpha=0.1 Msat=8e5 Pol=0.4 Lambda=2 EpsilonPrime=0.02 FreeLayerThickness=2e-9 Ku1=5e5 anisU=0,0,1")]
    [InlineData("mumax3", "alpha=0.1 Msat=8e5 Pol=0.9 Lambda=1 EpsilonPrime=-0.1")]
    [InlineData("oommf", "alpha=0 Ms=8e5 P_fixed=0.4 P_free=0.3 Lambda_fixed=2 Lambda_free=1.5 eps_prime=0.1")]
    [InlineData("cmtj", "damping=0.3 Ms=1.1 spinPolarisation=0.7 SlonczewskiSpacerLayerParameter=0.8 beta=-0.4")]
    public void The_lines_stand_in_a_device_file_and_mean_the_same_torque(string from, string line)
    {
        string[] words = line.Split(' ');
        ConventionTranslation translation = ConventionTranslation.Of(from, "larmor", words);
        string file = $"""
            larmor: 1
            title: translated
            temperature: 300 K
            stack: [Cu, {"{"} name: fixed, material: Co, thickness: 10 nm, magnetization: +x {"}"}, {"{"} material: Cu, thickness: 4 nm {"}"}, {"{"} name: free, material: Co, thickness: 2 nm, magnetization: free {"}"}, Cu]
            cross-section: {"{"} disc: 50 nm {"}"}
            {string.Join('\n', translation.Lines)}
            experiments: [accumulation: {"{"} current-density: 1e10 A/m^2 {"}"}]
            """;
        DeviceMagnet magnet = Assert.Single(DeviceFileReader.Parse(file, "translated.yaml").Device.Magnets);
        StandardTorque[] parts = [.. magnet.Torques.Select(LarmorTorque.ToStandard)];
        ProgramConvention convention = ProgramConvention.Find(from);
        MacrospinParameters meant = convention.Read(new ConversionWords(convention, words));
        foreach (double c in (double[])[-1, -0.3, 0, 0.6, 1])
        {
            Assert.Equal(meant.Torque!.DampingLikeAt(c), parts.Sum(part => part.DampingLikeAt(c)), 1e-13);
            Assert.Equal(meant.Torque.FieldLikeAt(c), parts.Sum(part => part.FieldLikeAt(c)), 1e-13);
        }
        Assert.Equal(meant.Damping!.Value, magnet.Magnet.Properties.Damping, 1e-15);
        Assert.Equal(1, magnet.Magnet.Properties.GyromagneticRatio / meant.GyromagneticRatio, 1e-14);
        Assert.Equal(1, magnet.Magnet.Properties.SaturationMagnetization.Si / meant.Magnetization!.Value.Si, 1e-14);
    }

    [Fact]
    public void Fields_of_a_spin_orbit_torque_become_an_efficiency()
    {
        // η = aJ 2|e| Ms d/(ħ J), with aJ = μ0 Hdl = 10 mT, μ0 Ms = 1 T.
        string text = Said("convert", "--from", "cmtj-sot", "Ms=1", "thickness=1e-9", "Hdl=7957.74715", "current=1e11", "reference=0,1,0");
        Assert.Contains("efficiency: 0.2417", text, StringComparison.Ordinal);
        Assert.Contains("p = +z", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_polarization_beyond_one_is_written_as_torques_that_add()
    {
        string text = Said("convert", "--from", "mumax3", "Pol=0.9", "Lambda=2");
        Assert.Equal(2, text.Split("- { polarization: 0.9000000").Length - 1);
    }

    [Fact]
    public void A_device_file_with_a_torque_given_by_hand_is_translated()
    {
        string text = Said("convert", Path.Combine(Repository.Root, "examples", "perpendicular-pillar.yaml"), "--to", "oommf");
        Assert.Contains("Specify Oxs_SpinXferEvolve", text, StringComparison.Ordinal);
        Assert.Contains("OOMMF solves", text, StringComparison.Ordinal);
        SpokenWords stack = SpokenWords.To("convert", Path.Combine(Repository.Root, "examples", "co-cu-co-pillar.yaml"), "--to", "mumax3");
        Assert.Equal(ExitCode.Input, stack.Code);
        Assert.Contains("follows from the stack", stack.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mumax3", "Pole=0.4", "Did you mean 'Pol'?")]
    [InlineData("mumax3", "Aex=1e-11", "varies in space")]
    [InlineData("mumax3", "J=1e11,0,0", "Only the z component")]
    [InlineData("mumax3", "Pol", "is not of the form name=value")]
    [InlineData("mumax3", "alpha=-0.1", "let entropy fall")]
    [InlineData("mumax3", "Lambda=0", "must be positive")]
    [InlineData("oommf", "P_fixed=0.4", "P_fixed with P_free")]
    [InlineData("oommf", "Lambda=0.5", ">= 1")]
    [InlineData("oommf", "Ha=1e4", "needs Ms")]
    [InlineData("cmtj", "spinPolarisation=0.4", "the damping was not given")]
    [InlineData("cmtj-sot", "Hdl=100", "the current density was not given")]
    [InlineData("cmtj", "IDMI=1e-4", "no one energy")]
    [InlineData("larmor", "P=0.4", "differ by a factor of 2")]
    [InlineData("larmor", "polarization=0.4", "needs lambda")]
    [InlineData("larmor", "damping-like=1 mT/mA", "thickness and area")]
    [InlineData("vampire", "x=1", "No convention is called 'vampire'")]
    public void What_cannot_be_translated_is_refused_in_words(string from, string word, string expected)
    {
        SpokenWords spoken = SpokenWords.To("convert", "--from", from, word);
        Assert.Equal(ExitCode.Input, spoken.Code);
        Assert.Contains(expected, spoken.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", spoken.Error, StringComparison.Ordinal);
    }

    private static string Said(params string[] words)
    {
        SpokenWords spoken = SpokenWords.To(words);
        Assert.True(spoken.Code == ExitCode.Good, spoken.Error);
        return spoken.Out;
    }
}
