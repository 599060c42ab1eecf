namespace Larmor.Physics.Oracle;

/// <summary>
/// The slowest rate of the Fokker-Planck equation on the full sphere in double-double arithmetic: ∂ρ/∂(Dt) = K·[(∂f + Kg) ρ] + K²ρ, K = u × ∇, for f = L_F(V + Φ)/D and
/// g = L_F(αV − χ)/D, polynomials of degree 2 in the components of u.
/// </summary>
/// <remarks>
/// The moment turns about Ω: du/dt = Ω × u with Ω = −∂f − Kg, ∂ the gradient in space; ∇·(ρ Ω × u) = K·(Ωρ); K² is the Laplace operator.
/// The matrix is made by letting products of K and u act on one harmonic after the other. The total probability has no row: what is left has the slowest rate as its smallest eigenvalue.
/// </remarks>
/// <param name="form">Q of the energy vV/kT = u·Qu + ..., symmetric.</param>
/// <param name="turning">F of f = u·Qu/α + F·u.</param>
/// <param name="falling">G of g = u·Qu + G·u.</param>
/// <param name="damping">α.</param>
internal sealed class ObliqueEscape(double[,] form, DoubleDouble[] turning, DoubleDouble[] falling, double damping)
{
    /// <summary>λ1/D with harmonics to a degree.</summary>
    public double SlowestRate(int degree)
    {
        DoubleDoubleBand band = Band(degree);
        double[] weights = [.. Enumerable.Range(0, band.Size).Select(i => Math.Sin(1 + (i * (double)i)) / (1 + i))];
        DoubleDouble[] mode = [.. weights.Select(weight => (DoubleDouble)weight)];
        band.Factorize();
        double found = 0;
        for (int iteration = 0; iteration < 300; iteration++)
        {
            DoubleDouble[] next = band.Solve(mode);
            DoubleDouble top = 0, below = 0;
            for (int i = 0; i < mode.Length; i++) (top, below) = (top + (mode[i] * mode[i]), below + (mode[i] * next[i]));
            double rate = -(top / below).ToDouble(), change = Math.Abs(rate - found);
            found = rate;
            DoubleDouble scale = 1 / AngularMomenta.Root(next.Aggregate(DoubleDouble.Zero, (sum, x) => sum + (x * x)));
            mode = [.. next.Select(x => x * scale)];
            if (change < 1e-13 * Math.Abs(found)) return found;
        }
        throw new InvalidOperationException("The slowest rate does not settle: the next one is too near.");
    }

    /// <summary>∂ρ/∂(Dt).</summary>
    internal AngularMomenta Change(AngularMomenta density)
    {
        AngularMomenta[] moved = [.. Enumerable.Range(0, 3).Select(density.Times)];
        // ∂f ρ and ∂g ρ.
        AngularMomenta[] turn = [.. Enumerable.Range(0, 3).Select(i => Gradient(i, turning[i], (DoubleDouble)2 / damping))];
        AngularMomenta[] fall = [.. Enumerable.Range(0, 3).Select(i => Gradient(i, falling[i], 2))];
        AngularMomenta result = new();
        for (int i = 0; i < 3; i++)
        {
            (int j, int k) = ((i + 1) % 3, (i + 2) % 3);
            turn[i].Plus(1, fall[k].Times(j)).Plus(-1, fall[j].Times(k)).Plus(1, density.Turned(i));
            result.Plus(1, turn[i].Turned(i));
        }
        return result;

        AngularMomenta Gradient(int i, DoubleDouble constant, DoubleDouble factor)
        {
            AngularMomenta sum = new AngularMomenta().Plus(constant, density);
            for (int j = 0; j < 3; j++) sum.Plus(factor * form[i, j], moved[j]);
            return sum;
        }
    }

    private DoubleDoubleBand Band(int degree)
    {
        int size = ((degree + 1) * (degree + 1)) - 1;
        List<(int Row, int Column, DoubleDouble Value)> entries = [];
        for (int l = 1; l <= degree; l++)
        {
            for (int m = -l; m <= l; m++)
            {
                AngularMomenta change = Change(AngularMomenta.Real(l, m));
                foreach ((int a, int b) in change.Places.SelectMany(place => new[] { place, (place.L, -place.M) }).Distinct())
                {
                    DoubleDouble value = a < 1 || a > degree ? 0 : change.RealPart(a, b);
                    // What is rounding would only widen the band.
                    if (value.Magnitude > 1e-26) entries.Add((Place(a, b), Place(l, m), value));
                }
            }
        }
        DoubleDoubleBand band = new(size, entries.Max(entry => entry.Row - entry.Column), entries.Max(entry => entry.Column - entry.Row));
        foreach ((int row, int column, DoubleDouble value) in entries) band[row, column] = value;
        return band;
    }

    private static int Place(int l, int m) => (l * (l + 1)) + m - 1;
}
