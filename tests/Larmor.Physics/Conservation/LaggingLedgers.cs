using System.Numerics;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;

namespace Larmor.Physics.Conservation;

/// <summary>Moments and electrons that take time: every joule is found again, also in the accumulation, and no mechanism ever gives heat back.</summary>
public class LaggingLedgers
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Work_of_source_and_fields_is_magnetic_energy_and_heat_and_what_the_accumulation_holds(bool hasModes)
    {
        TransientTwoWayLedger ledger = new(Motion(hasModes));
        TransientTwoWayMotion motion = ledger.Motion;
        IStepper stepper = ledger.Stepper(new StepControl(1e-9));
        double[] start = ledger.StartAt(0, Moments.Of(UnitVector.FromAngles(0.4, 0.3), UnitVector.FromAngles(1.2, 2)));
        stepper.Start(0, start);
        double before = ledger.Energy(0, start), stored = motion.StoredEnergy(start.AsSpan(0, motion.Dimension)), entropy = 0, mostStored = 0;
        while (stepper.Time < 2e-11)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Step(2e-11));
            EnergyAccount powers = ledger.AccountOf(stepper.Derivative), works = ledger.AccountOf(stepper.State);
            Assert.All(powers.Electrons, heat => Assert.True(heat >= 0));
            Assert.True(powers.Gilbert >= 0 && powers.Load >= 0);
            Assert.True(works.Heat >= entropy * (1 - 1e-12));
            entropy = works.Heat;
            double balance = powers.Torque + powers.Field - powers.Gilbert + powers.Stored;
            Assert.True(powers.Residual(balance) <= 1e-9 * powers.Largest(balance), FormattableString.Invariant($"{powers.Residual(balance) / powers.Largest(balance)} of the powers is missing."));
            double change = ledger.Energy(stepper.Time, stepper.State) - before, scale = Math.Max(works.Largest(change), 0.5 * motion.EnergyScale);
            Assert.True(works.Residual(change) <= 1e-8 * scale, FormattableString.Invariant($"{works.Residual(change) / scale} of the largest energy is missing at {stepper.Time} s: {works}"));
            // What the accumulation took up by its rate is what it holds.
            double held = motion.StoredEnergy(stepper.State[..motion.Dimension]) - stored;
            Assert.Equal(held, works.Stored, 1e-8 * scale);
            mostStored = Math.Max(mostStored, Math.Abs(held));
            MomentsView moments = new(stepper.State[..6]);
            for (int k = 0; k < 2; k++) Assert.Equal(1, moments[k].Norm, 1e-15);
        }
        Assert.True(mostStored > 1e-5 * motion.EnergyScale, FormattableString.Invariant($"{mostStored / motion.EnergyScale}"));
    }

    [Fact]
    public void The_balance_closes_better_as_the_tolerance_is_tightened()
    {
        double[] residuals = [.. new[] { 1e-5, 1e-7, 1e-9 }.Select(tolerance =>
        {
            TransientTwoWayLedger ledger = new(Motion(false));
            IStepper stepper = ledger.Stepper(new StepControl(tolerance));
            double[] start = ledger.StartAt(0, Moments.Of(UnitVector.FromAngles(0.4, 0.3), UnitVector.FromAngles(1.2, 2)));
            stepper.Start(0, start);
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance(3e-11, TestContext.Current.CancellationToken));
            double change = ledger.Energy(stepper.Time, stepper.State) - ledger.Energy(0, start);
            EnergyAccount works = ledger.AccountOf(stepper.State);
            return works.Residual(change) / works.Largest(change);
        })];
        Assert.True(residuals[1] < 0.1 * residuals[0] && residuals[2] < 0.1 * residuals[1], string.Join(", ", residuals));
        Assert.InRange(residuals[2], 0, 1e-9);
    }

    /// <summary>Two free layers with a thick metal between them, one with transverse modes where asked for, leads beyond; an alternating voltage behind a load and alternating fields.</summary>
    private static TransientTwoWayMotion Motion(bool hasModes)
    {
        Layer two = Free("two", 120, 0.5, 8, 5);
        if (hasModes) two = two with { Material = two.Material with { Transverse = new Materials.TransverseProperties { DephasingLength = Length.FromSi(1e-9), PrecessionLength = Length.FromSi(2e-9) } } };
        Multilayer stack = StacksInTime.With(
            StackBuilder.Stack(
                [StackBuilder.Lead("lead", StackBuilder.Metal(20, 0, 200)), Free("one", 240, 0.7, 6, 4), Metal("spacer", 20, 300, 120), two, Metal("cap", 60, 80, 40)],
                [Mixed(0.5, 0.7, new Complex(0.5, 0.1)), Mixed(0, 0, new Complex(0.4, -0.15)), Mixed(0.8, 0.4, new Complex(0.9, 0.2)), Mixed(0.6, 0.3, 0.7)], new EndCondition.Lead(), new EndCondition.Polarization(0.3, UnitVector.FromAngles(0.8, 1))),
            0.01, 0.004, 0.005, 0.004, 0.006);
        Magnet[] magnets = [.. new[] { 1, 3 }.Select(i => MagnetOf(
            stack.Layers[i],
            new Zeeman(Magnetization.FromSi(Ms), UnitVector.Z, Waveform.Constant(0.3)),
            new Zeeman(Magnetization.FromSi(Ms), UnitVector.Y, new SineWaveform(0.1, 5e10, 0.4, 0))))];
        return new TransientTwoWayMotion(new TwoWayMotion(new TwoWayTransport(stack), new GeneralizedLlg(magnets), Circuit.OfVoltage(new SineWaveform(2e-3, 3e10, 0.3, 1e-3), Resistance.FromSi(0.3))));
    }
}
