namespace Larmor.Workbench.DeviceFiles;

/// <summary>The commented file that <c>larmor new</c> writes to start from. It is a whole device and runs as it stands.</summary>
public static class DeviceFileTemplate
{
    /// <summary>The text.</summary>
    public const string Text =
        """
        # A Larmor device file. Every quantity has a unit: 2.5 nm, 75 nohm m, 1.02 fohm m^2, 100 mT (or 1 kOe, or 80 kA/m).
        # x is the stack axis and film normal; y and z lie in the plane. Positive current is conventional current along +x,
        # from the first layer to the last: its electrons go the other way.
        # 'larmor check FILE' looks for faults, 'larmor run FILE' measures, 'larmor schema' prints the language for your editor.
        larmor: 1
        title: Co/Cu/Co pillar
        temperature: 4.2 K

        # Materials: added to the built-in library ('larmor materials' lists it), or changing an entry of it.
        materials:
          Co-free:
            like: Co                      # everything of Co, and its interfaces, except for what follows
            damping: 0.02

        # Contacts: keys given here change only those of the library's entry. A stack never guesses a contact:
        # what the library does not have must stand here, or in the stack as '- interface: { ... }' or '- interface: transparent'.
        interfaces:
          Co/Cu:
            mixing-conductance: 5.5e14 S/m^2
            sharvin: included             # 'included' for a value from a diffusive fit, 'bare' for a ballistic one

        # The layers along +x. An end layer without thickness is a semi-infinite lead.
        # magnetization: a direction (+z, [0, 0.1, 1], { theta: 30 deg, phi: 90 deg }) for a fixed layer, or free.
        stack:
          - Cu
          - { name: fixed, material: Co, thickness: 40 nm, magnetization: +z }
          - { material: Cu, thickness: 6 nm }
          - { name: free, material: Co-free, thickness: 2.5 nm, magnetization: free }
          - Cu

        # The shape seen along x, full widths: ellipse, rectangle, disc (a diameter), or area.
        cross-section: { ellipse: { y: 60 nm, z: 130 nm } }

        # The free moments by the names of their layers. The spin torque follows from the stack; to give it instead, write
        # efficiency: 0.3, or polarization: 0.5 with lambda: 1.3, or damping-like: 0.5 mT/mA with field-like.
        magnets:
          free:
            demagnetization: ellipsoid    # or from-shape, thin-film, none, [Nx, Ny, Nz]
            # anisotropy: { constant: 20 kJ/m^3, axis: z }

        # What is measured, one after another.
        experiments:
          - accumulation: { current-density: 1e11 A/m^2 }
          - magnetoresistance: {}
          - hysteresis:
              field: { along: z, from: -150 mT, to: 150 mT, points: 61 }
              current: [-3 mA, 0 mA, 6 mA]
          - fmr:
              field: { along: z, value: 100 mT }
              current: { from: -4 mA, to: 8 mA, points: 61 }
          - dynamics:
              field: { along: z, value: 20 mT }
              current: 6 mA
              duration: 20 ns

        """;
}
