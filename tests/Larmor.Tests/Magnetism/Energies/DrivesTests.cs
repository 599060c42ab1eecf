using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Tests.Magnetism.Energies;

public sealed class DrivesTests
{
    private static readonly Magnetization Ms = Magnetization.FromMegaamperesPerMetre(0.8);

    private static readonly Magnet Layer = new("free", Volume.FromSi(1e-23), Length.FromNanometres(2), new MagneticProperties(Ms, 0.01), SumOfTerms.Nothing);

    [Fact]
    public void A_constant_bias_and_a_driven_field_along_another_axis_add()
    {
        Drives drives = Drives.Constant(UnitVector.Z, MagneticField.FromMilliteslas(50)).WithField(Waveforms.Sine(2e-3, 5e9), UnitVector.Y);
        Vector3d gradient = Layer.In(drives).Energy.Gradient(UnitVector.X, 0.25 / 5e9);
        Assert.Equal(0, gradient.X);
        Assert.Equal(-0.8e6 * 2e-3, gradient.Y, 1e-9);
        Assert.Equal(-0.8e6 * 50e-3, gradient.Z, 1e-9);
    }

    [Fact]
    public void A_term_that_follows_the_current_is_complete_under_the_drives_and_gone_from_the_list()
    {
        Magnet magnet = Layer with { Driven = [new CurrentAlongX()] };
        Magnet driven = magnet.In(new Drives { Current = Waveforms.Pulse(3e-3, 1e-9) });
        Assert.Empty(driven.Driven);
        Assert.Equal(-3, driven.Energy.Value(UnitVector.X, 0.5e-9), 1e-12);
        Assert.Equal([1e-9], driven.Energy.Corners);
        Assert.Equal(0, magnet.In(Drives.None).Energy.Value(UnitVector.X, 0.5e-9));
    }

    [Fact]
    public void A_field_or_a_current_that_is_not_finite_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Drives.Constant(UnitVector.Z, MagneticField.FromTeslas(double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Drives.Constant(UnitVector.Z, MagneticField.Zero, Current.FromAmperes(double.PositiveInfinity)));
    }

    // V = −1000 I u.x J/m³ per ampere, as a user of the library would write it.
    private sealed class CurrentAlongX : IDrivenTerm
    {
        public string Name => "current along x";

        public IReadOnlyList<Citation> Citations => [];

        public EnergyTerm Under(Drives drives) => new Term(drives.Current);

        private sealed class Term(Waveform current) : EnergyTerm
        {
            public override string Name => "current along x";

            public override IReadOnlyList<double> Corners => current.Corners;

            public override double Value(Vector3d u, double time) => -1000 * current.At(time) * u.X;

            public override Vector3d Gradient(Vector3d u, double time) => new(-1000 * current.At(time), 0, 0);

            public override SymmetricMatrix3 Hessian(Vector3d u, double time) => default;
        }
    }
}
