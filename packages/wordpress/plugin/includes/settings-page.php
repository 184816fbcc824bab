<?php
/**
 * Settings → ESS Widgets.
 *
 * @package EssWidgets
 */

namespace EssWidgets;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\add_settings_link' );

/**
 * The page, under WordPress's own settings.
 */
function add_settings_page() {
	$name = __( 'ESS Widgets', 'ess-widgets' );
	$hook = add_options_page( $name, $name, 'manage_options', 'ess-widgets', __NAMESPACE__ . '\print_settings_page' );
	add_action( "load-$hook", __NAMESPACE__ . '\take_settings' );
	add_action( "admin_print_scripts-$hook", __NAMESPACE__ . '\need_settings_assets' );
}

/**
 * A way to it from the list of plugins.
 *
 * @param string[] $links The links there are.
 * @return string[]
 */
function add_settings_link( $links ) {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( menu_page_url( 'ess-widgets', false ) ), esc_html__( 'Settings', 'ess-widgets' ) );
	return array_merge( array( $link ), $links );
}

/**
 * What tells whether a consultation answers, and ties a field to the browser's own choice of colours.
 */
function need_settings_assets() {
	$folder = plugins_url( 'settings/', FILE );
	wp_enqueue_style( 'ess-widgets-settings', $folder . 'settings.css', array(), built( 'version' ) );
	wp_enqueue_script( 'ess-widgets-settings', $folder . 'settings.js', array(), built( 'version' ), true );
}

/**
 * The page itself.
 */
function print_settings_page() {
	list( $values, $faults ) = settings_under_way();
	?>
	<div class="wrap ess-widgets-settings">
		<h1><?php esc_html_e( 'ESS Widgets', 'ess-widgets' ); ?></h1>
		<?php print_settings_notice( count( $faults ) ); ?>
		<p><?php esc_html_e( 'Put a block of the group “ESS Widgets” into a page, or a shortcode such as [ess_vote], and people take part there.', 'ess-widgets' ); ?></p>
		<div class="notice notice-info inline">
			<p>
				<?php esc_html_e( 'Give the organiser of the consultation the origin of this site, exactly so. People can take part here once it is on the list of partners:', 'ess-widgets' ); ?>
				<code class="ess-widgets-origin"><?php echo esc_html( origin_of( home_url() ) ); ?></code>
			</p>
		</div>
		<form method="post" novalidate>
			<?php wp_nonce_field( NONCE ); ?>
			<table class="form-table" role="presentation">
				<?php
				print_row( 'consultation', __( 'Consultation', 'ess-widgets' ), __( 'The address that its organiser gave you. Each tag is of this consultation, unless it names another.', 'ess-widgets' ), $values, $faults );
				print_row( 'page', __( 'Page of the consultation', 'ess-widgets' ), __( 'Where people can take part otherwise. A link to it stands in each tag, for those who have no script, who read by a feed or by e-mail. Without it, the link leads to the page that the tag is on.', 'ess-widgets' ), $values, $faults );
				print_source_row( $values['source'], isset( $faults['source'] ) ? $faults['source'] : '' );
				print_row( 'accent', __( 'Accent colour', 'ess-widgets' ), __( 'Of buttons and of what is chosen. Without it, the green of the tags.', 'ess-widgets' ), $values, $faults );
				print_row( 'on_accent', __( 'Text on the accent colour', 'ess-widgets' ), __( 'Without it, black or white, whichever is read better.', 'ess-widgets' ), $values, $faults );
				?>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}

/**
 * What became of what was sent.
 *
 * @param int $faults How many there are.
 */
function print_settings_notice( $faults ) {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- it only chooses a sentence.
	if ( $faults > 0 ) {
		printf( '<div class="notice notice-error" role="alert"><p>%s</p></div>', esc_html__( 'Nothing was saved yet. What is wrong is said below, and what you typed is still there.', 'ess-widgets' ) );
	} elseif ( isset( $_GET['saved'] ) ) {
		printf( '<div class="notice notice-success" role="status"><p>%s</p></div>', esc_html__( 'Settings saved.', 'ess-widgets' ) );
	}
}

/**
 * A row with one field: an address, or a colour.
 *
 * @param string                $name   The setting.
 * @param string                $label  What it is.
 * @param string                $help   What it is for.
 * @param array<string, string> $values What the fields hold.
 * @param array<string, string> $faults By setting, a sentence.
 */
function print_row( $name, $label, $help, array $values, array $faults ) {
	$id        = 'ess-widgets-' . str_replace( '_', '-', $name );
	$is_colour = in_array( $name, array( 'accent', 'on_accent' ), true );
	$is_wrong  = isset( $faults[ $name ] );
	?>
	<tr>
		<th scope="row"><label for="<?php echo esc_attr( $id ); ?>"><?php echo esc_html( $label ); ?></label></th>
		<td>
			<input
				id="<?php echo esc_attr( $id ); ?>"
				name="<?php echo esc_attr( OPTION . "[$name]" ); ?>"
				type="<?php echo $is_colour ? 'text' : 'url'; ?>"
				class="<?php echo $is_colour ? 'code' : 'regular-text code'; ?>"
				value="<?php echo esc_attr( $values[ $name ] ); ?>"
				aria-describedby="<?php echo esc_attr( $is_wrong ? "$id-fault $id-help" : "$id-help" ); ?>"
				<?php echo $is_wrong ? 'aria-invalid="true"' : ''; ?>
			>
			<?php if ( $is_colour ) : ?>
				<input type="color" class="ess-widgets-colour" value="<?php echo 'accent' === $name ? '#0a5c4a' : '#ffffff'; ?>" aria-label="<?php echo esc_attr( $label ); ?>">
			<?php endif; ?>
			<?php if ( $is_wrong ) : ?>
				<p class="ess-widgets-fault" id="<?php echo esc_attr( "$id-fault" ); ?>"><?php echo esc_html( $faults[ $name ] ); ?></p>
			<?php endif; ?>
			<?php if ( 'consultation' === $name ) : ?>
				<p
					class="ess-widgets-answer"
					role="status"
					data-read="<?php esc_attr_e( 'This consultation answers:', 'ess-widgets' ); ?>"
					data-unread="<?php esc_attr_e( 'No consultation answers at this address from your browser. You can save it all the same.', 'ess-widgets' ); ?>"
				></p>
			<?php endif; ?>
			<p class="description" id="<?php echo esc_attr( "$id-help" ); ?>"><?php echo esc_html( $help ); ?></p>
		</td>
	</tr>
	<?php
}

/**
 * Where the script comes from.
 *
 * @param string $chosen The source that holds.
 * @param string $fault  What is wrong with it.
 */
function print_source_row( $chosen, $fault ) {
	$sources = array(
		'plugin'   => __( 'This site: the copy that came with the plugin. Visitors’ browsers ask nobody else.', 'ess-widgets' ),
		/* translators: %s: a version such as 1.2.0. */
		'jsdelivr' => sprintf( __( 'jsDelivr, a public network: the same files of version %s, with the same hashes. For a site whose host alters scripts.', 'ess-widgets' ), built( 'version' ) ),
	);
	?>
	<tr>
		<th scope="row"><?php esc_html_e( 'Script', 'ess-widgets' ); ?></th>
		<td>
			<fieldset>
				<legend class="screen-reader-text"><?php esc_html_e( 'Where the script comes from', 'ess-widgets' ); ?></legend>
				<?php foreach ( $sources as $source => $text ) : ?>
					<p><label>
						<input type="radio" name="<?php echo esc_attr( OPTION ); ?>[source]" value="<?php echo esc_attr( $source ); ?>" <?php checked( $chosen, $source ); ?>>
						<span><?php echo esc_html( $text ); ?></span>
					</label></p>
				<?php endforeach; ?>
				<?php if ( '' !== $fault ) : ?>
					<p class="ess-widgets-fault"><?php echo esc_html( $fault ); ?></p>
				<?php endif; ?>
			</fieldset>
		</td>
	</tr>
	<?php
}
