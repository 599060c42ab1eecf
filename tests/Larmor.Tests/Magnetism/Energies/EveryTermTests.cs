using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Magnetism.Energies;

/// <summary>Each term's derivatives at random directions and at the poles, and its covariance: turned together with the moment it has the same energy.</summary>
public sealed class EveryTermTests
{
    private static readonly Magnetization Ms = Magnetization.FromMegaamperesPerMetre(1.1);

    private static readonly Gen<Vector3d> Vectors = Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], (x, y, z) => new Vector3d(x, y, z));

    private static readonly Gen<UnitVector> Directions = Gen.OneOf(
        Vectors.Where(v => v.Norm > 0.1).Select(UnitVector.Along), Gen.Int[0, 4].Select(i => new[] { UnitVector.X, -UnitVector.X, UnitVector.Y, UnitVector.Z, -UnitVector.Z }[i]));

    private static readonly Gen<double> Densities = Gen.Double[-1e6, 1e6];

    private static readonly Drives Acting = new() { Current = Waveforms.Sine(2e-3, 3e9), Voltage = Waveforms.Sine(0.7, 2e9) };

    // A term whose axes are those given, turned by whatever turns them.
    private delegate EnergyTerm Turned(Func<UnitVector, UnitVector> turn);

    private static readonly Gen<Turned> Terms = Gen.OneOf(
        Gen.Select(Directions, Densities, Densities, (e, k1, k2) => (Turned)(turn => new UniaxialAnisotropy(EnergyDensity.FromSi(k1), turn(e), EnergyDensity.FromSi(k2)))),
        Gen.Select(Directions, Directions, Densities, Densities, (e, f, k1, k2) => (Turned)(turn => new CubicAnisotropy(EnergyDensity.FromSi(k1), EnergyDensity.FromSi(k2), turn(e), turn(Across(e, f))))),
        Gen.Select(Directions, Densities, (e, k) => (Turned)(turn => Magnetoelastic.FromStress(-34e-6, EnergyDensity.FromSi(1e4 * k), turn(e)))),
        Gen.Select(Directions, Directions, Densities, Vectors, Vectors, (e, f, b, d, s) => (Turned)(turn =>
            Magnetoelastic.FromStrain(EnergyDensity.FromSi(b), EnergyDensity.FromSi(-0.7 * b), new SymmetricMatrix3(d.X, d.Y, d.Z, s.X, s.Y, s.Z), turn(e), turn(Across(e, f))))),
        Gen.Select(Directions, Gen.Double[-1e-3, 1e-3], (e, j) => (Turned)(turn => new ExchangeBias(EnergyPerArea.FromSi(j), Length.FromNanometres(2), turn(e)))),
        Gen.Select(Directions, Gen.Double[-0.3, 0.3], (e, b) => (Turned)(turn => new StrayField(Ms, new StrayFieldSource("fixed", b * turn(e).Components)))),
        Gen.Select(Directions, Gen.Double[-3, 3], (e, b) => (Turned)(turn => new OerstedField(Ms, MagneticFieldPerCurrent.FromSi(b), turn(e)).Under(Acting))),
        Gen.Select(Directions, Gen.Double[-1e-13, 1e-13], (e, xi) => (Turned)(turn =>
            new VoltageControlledAnisotropy(EnergyPerAreaPerElectricField.FromSi(xi), Length.FromNanometres(1.2), Length.FromNanometres(1.5), turn(e)).Under(Acting))));

    private static readonly Magnet First = new("a", Volume.FromSi(2e-23), Length.FromNanometres(2), new MagneticProperties(Ms, 0.01), SumOfTerms.Nothing);

    private static readonly Magnet Second = new("b", Volume.FromSi(3e-23), Length.FromNanometres(3), new MagneticProperties(Magnetization.FromMegaamperesPerMetre(0.6), 0.02), SumOfTerms.Nothing);

    private delegate PairEnergyTerm TurnedPair(Func<UnitVector, UnitVector> turn);

    private static readonly Gen<TurnedPair> Pairs = Gen.OneOf(
        Gen.Double[-1e-3, 1e-3].Select(j => (TurnedPair)(_ => new InterlayerExchange(EnergyPerArea.FromSi(j), Area.FromSi(1e-14)))),
        Gen.Double[-1e-3, 1e-3].Select(j => (TurnedPair)(_ => new BiquadraticExchange(EnergyPerArea.FromSi(j), Area.FromSi(1e-14)))),
        Gen.Select(Directions, Gen.Double[-1e-3, 1e-3], (e, d) => (TurnedPair)(turn => new InterlayerDzyaloshinskiiMoriya(EnergyPerArea.FromSi(d), turn(e), Area.FromSi(1e-14)))),
        Directions.Select(e => (TurnedPair)(turn => new DipolarCoupling(First, Second, Dipole(turn(e))))));

    [Fact]
    public void Gradient_Hessian_and_power_of_every_term_are_the_differences_of_its_energy() =>
        Gen.Select(Terms, Directions, Vectors, Gen.Double[0, 1e-9]).Sample((term, u, step, time) =>
            TermLaws.DerivativesHold(term(e => e), u, step, time, 1e-12), iter: 400);

    [Fact]
    public void Every_term_turned_together_with_its_moment_keeps_its_energy_and_turns_its_field() =>
        Gen.Select(Terms, Directions, Directions, Gen.Double[-3, 3], Gen.Double[0, 1e-9]).Sample((term, u, about, angle, time) =>
        {
            EnergyTerm here = term(e => e), there = term(e => UnitVector.Along(Turn(e, about, angle)));
            Vector3d turned = Turn(u, about, angle);
            double size = TermLaws.Size(here);
            Assert.Equal(0, (there.Value(turned, time) - here.Value(u, time)) / size, 1e-12);
            Assert.Equal(0, (there.Gradient(turned, time) - Turn(here.Gradient(u, time), about, angle)).Norm / size, 1e-12);
        }, iter: 400);

    [Fact]
    public void Gradients_and_mixed_Hessian_of_every_pair_are_the_differences_of_its_energy() =>
        Gen.Select(Pairs, Directions, Directions, Vectors).Sample((pair, ui, uj, step) =>
            TermLaws.DerivativesHold(pair(e => e), ui, uj, step), iter: 200);

    [Fact]
    public void Every_pair_turned_as_a_whole_keeps_its_energy() =>
        Gen.Select(Pairs, Directions, Directions, Directions, Gen.Double[-3, 3]).Sample((pair, ui, uj, about, angle) =>
        {
            PairEnergyTerm here = pair(e => e), there = pair(e => UnitVector.Along(Turn(e, about, angle)));
            double size = TermLaws.Size(here);
            Assert.Equal(0, (there.Value(Turn(ui, about, angle), Turn(uj, about, angle), 0) - here.Value(ui, uj, 0)) / size, 1e-12);
        }, iter: 200);

    private static UnitVector Across(UnitVector e, UnitVector f)
    {
        Vector3d normal = Vector3d.Cross(e, f);
        if (normal.Norm < 0.1) normal = Vector3d.Cross(e, Math.Abs(e.Components.X) < 0.7 ? UnitVector.X : UnitVector.Y);
        return UnitVector.Along(normal);
    }

    // N of a dipole along e, in units of v/(4 pi r^3).
    private static SymmetricMatrix3 Dipole(UnitVector e) => SymmetricMatrix3.Diagonal(0.1, 0.1, 0.1) + SymmetricMatrix3.Dyad(-0.3, e);

    // Rodrigues' formula.
    private static Vector3d Turn(Vector3d v, UnitVector about, double angle) =>
        (Math.Cos(angle) * v) + (Math.Sin(angle) * Vector3d.Cross(about, v)) + ((1 - Math.Cos(angle)) * Vector3d.Dot(about, v) * about.Components);
}
